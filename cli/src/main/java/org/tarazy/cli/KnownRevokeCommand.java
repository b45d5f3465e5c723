package org.tarazy.cli;

import java.io.IOException;
import java.time.Instant;
import org.tarazy.triage.KnownText;
import org.tarazy.triage.KnownTexts;
import picocli.CommandLine.Command;

@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description =
        "Takes texts back, as after a successful appeal: they are shown no more. Their history"
            + " stays.",
    footer = {
      "",
      "Example:",
      "  tarazy known revoke --known FOLDER --reviewer dana --reason \"appeal 5\" 0123456789abcdef"
    })
final class KnownRevokeCommand extends KnownChange {
  KnownRevokeCommand(Console console) {
    super(console, KnownText.Standing.REVOKED);
  }

  @Override
  void change(KnownTexts texts, String id, String reviewer, String reason, Instant time)
      throws IOException {
    texts.revoke(id, reviewer, reason, time);
  }
}
