package org.tarazy.cli;

import java.io.IOException;
import java.time.Instant;
import org.tarazy.triage.KnownText;
import org.tarazy.triage.KnownTexts;
import picocli.CommandLine.Command;

@Command(
    name = "enable",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description = "Shows texts again that were disabled or revoked.",
    footer = {
      "",
      "Example:",
      "  tarazy known enable --known FOLDER --reviewer dana --reason \"appeal 5 refused\" 0123456789abcdef"
    })
final class KnownEnableCommand extends KnownChange {
  KnownEnableCommand(Console console) {
    super(console, KnownText.Standing.ACTIVE);
  }

  @Override
  void change(KnownTexts texts, String id, String reviewer, String reason, Instant time)
      throws IOException {
    texts.enable(id, reviewer, reason, time);
  }
}
