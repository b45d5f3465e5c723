package org.tarazy.cli;

import java.io.IOException;
import java.time.Instant;
import org.tarazy.triage.KnownText;
import org.tarazy.triage.KnownTexts;
import picocli.CommandLine.Command;

@Command(
    name = "disable",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description =
        "Leaves texts out of look-ups for a while, as where a decision is being looked at again,"
            + " until they are enabled or assessed anew.",
    footer = {
      "",
      "Example:",
      "  tarazy known disable --known FOLDER --reviewer dana --reason \"appeal 5 is open\" 0123456789abcdef"
    })
final class KnownDisableCommand extends KnownChange {
  KnownDisableCommand(Console console) {
    super(console, KnownText.Standing.DISABLED);
  }

  @Override
  void change(KnownTexts texts, String id, String reviewer, String reason, Instant time)
      throws IOException {
    texts.disable(id, reviewer, reason, time);
  }
}
