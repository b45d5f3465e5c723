package org.tarazy.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.tarazy.model.ModelCard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "card",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description = "Shows a model's card: what it is for, made of, and how good it was.",
    footer = {"", "Example:", "  tarazy card sample-review"})
final class CardCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "MODEL", description = ModelOption.DESCRIPTION)
  private String model = "";

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  CardCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ModelCard card = ModelOption.load(model).card();
    console.print(json ? Json.line(card) : CardView.of(card, new Style(console.colour())));
    return Tarazy.SUCCESS;
  }
}
