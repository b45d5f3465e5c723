package org.tarazy.opennlp;

import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetector;
import org.tarazy.LanguageIdentifier;
import org.tarazy.LanguageResult;

/**
 * Tarazy's {@link LanguageIdentifier} for OpenNLP. It answers with a code of ISO 639-3: {@code
 * kaz}, {@code rus}, {@code mul} for a text in both, and {@code und} for any other language.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class TarazyLanguageDetector implements LanguageDetector {
  private final LanguageIdentifier identifier;

  /** A detector with the model that Tarazy ships. */
  public TarazyLanguageDetector() {
    this(new LanguageIdentifier());
  }

  /** A detector that asks {@code identifier}. */
  public TarazyLanguageDetector(LanguageIdentifier identifier) {
    this.identifier = identifier;
  }

  /** The one language that {@link #predictLanguage} finds. */
  @Override
  public Language[] predictLanguages(CharSequence content) {
    return new Language[] {predictLanguage(content)};
  }

  @Override
  public Language predictLanguage(CharSequence content) {
    LanguageResult result = identifier.identify(content);
    String code =
        switch (result.language()) {
          case KAZAKH -> "kaz";
          case RUSSIAN -> "rus";
          case MIXED -> "mul";
          case OTHER -> "und";
        };
    return new Language(code, result.probability());
  }

  @Override
  public String[] getSupportedLanguages() {
    return new String[] {"kaz", "rus", "mul", "und"};
  }
}
