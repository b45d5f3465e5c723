package org.tarazy.benchmarks.contestants;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tarazy.benchmarks.CodeVersion;
import org.tarazy.model.Task;

/** liblinear-java over {@link TfIdf}: the most accurate peer on the JVM. */
final class LiblinearTfIdf implements Contestant {
  private static final double[] STRENGTHS = {1, 0.1, 0.3, 3, 10, 30};

  @Override
  public String name() {
    return "liblinear-tfidf";
  }

  @Override
  public String version() {
    return CodeVersion.ofJar(Linear.class);
  }

  @Override
  public List<Setting> settings(Task task) {
    List<Setting> settings = new ArrayList<>();
    for (SolverType solver : List.of(SolverType.L2R_LR_DUAL, SolverType.L2R_L2LOSS_SVC_DUAL)) {
      String title = solver == SolverType.L2R_LR_DUAL ? "logistic, C " : "SVM, C ";
      for (double c : STRENGTHS) {
        settings.add(new Setting(title + c, set -> train(set, solver, c)));
      }
    }
    return OneVersusRest.settings(task, settings);
  }

  private static Scorer train(LabelledSet set, SolverType solver, double c) {
    Linear.disableDebugOutput();
    LabelledTexts train = set.train();
    TfIdf features = new TfIdf(train.texts());
    Problem problem = new Problem();
    problem.l = train.size();
    problem.n = TfIdf.SLOTS + 1;
    problem.bias = TfIdf.BIAS;
    problem.x = new Feature[problem.l][];
    problem.y = new double[problem.l];
    for (int row = 0; row < problem.l; row++) {
      problem.x[row] = features.sorted(train.texts().get(row));
      problem.y[row] = train.label(row);
    }
    Parameter parameter = new Parameter(solver, c, 0.01);
    parameter.setRandom(new Random(1));
    Model model = Linear.train(problem, parameter);
    return new Trained(features, model, set.labels().size());
  }

  private record Trained(TfIdf features, Model model, int labels) implements Scorer {
    @Override
    public double[] score(String text) {
      double[] margins = new double[labels];
      Linear.predictValues(model, features.of(text), margins);
      double[] scores = new double[labels];
      int[] order = model.getLabels();
      if (order.length == 2) {
        // liblinear keeps one margin for two labels, that of the one it met first.
        scores[order[0]] = 1 / (1 + Math.exp(-margins[0]));
        scores[order[1]] = 1 - scores[order[0]];
      } else {
        for (int k = 0; k < order.length; k++) {
          scores[order[k]] = 1 / (1 + Math.exp(-margins[k]));
        }
      }
      return scores;
    }
  }
}
