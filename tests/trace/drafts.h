// Lessons that several tests of the trace walk through.
#pragma once

#include "trace/lesson_draft.h"

namespace gradwalk {

// A 4×4 image, one 3×3 kernel, ReLU, 2×2 pooling and two outputs, learning rate 0.1,
// one update and one more forward pass.
inline LessonDraft cnnDraft() {
  return LessonDraft()
      .value("X", {{4, 4}, {1, 2, 0, 1, 3, 1, 1, 5, 0, 2, 2, 0, 1, 0, 3, 1}})
      .value("K", {{3, 3}, {1, 0, 1, 0, 1, 0, 1, 0, 1}})
      .value("b_conv", {{}, {1}})
      .value("W_dense", {{1, 2}, {0.5, -0.5}})
      .value("b_dense", {{2}, {0.1, 0.2}})
      .value("y", {{2}, {1, 0}})
      .line("Z", "conv2d(X, K, b_conv, stride=1)")
      .line("A", "relu(Z)")
      .line("P", "max_pool(A, size=2)")
      .line("F", "flatten(P)")
      .line("z", "dense(F, W_dense, b_dense)")
      .line("p", "softmax(z)")
      .line("L", "cross_entropy(p, y)")
      .train("L", {"K", "b_conv", "W_dense", "b_dense"}, "sgd(learning_rate=0.1)", 1, true);
}

// What the CNN hides: an asymmetric kernel, stride and padding, a negative cell of Z,
// a pooling tie, a W that is not square, two samples, three updates.
inline LessonDraft contrastDraft(int iterations = 3) {
  return LessonDraft()
      .value("X", {{2, 1, 4, 4}, {1, -2, 0, 1,  3, 1, -1, 2, 0,  2, 2, 0, 1, 0, 3, 1,
                                  2, 0,  1, -1, 0, 1, 1,  3, -2, 2, 0, 0, 1, 1, 0, 2}})
      .value("K", {{2, 1, 2, 2}, {1, -0.5, 0.25, 2, -1, 0.5, 0.75, -0.25}})
      .value("b", {{2}, {0.1, -0.2}})
      .value("W", {{8, 3}, {0.1,  -0.2, 0.3, 0.05, 0.15,  -0.1, 0.2,   0.1, -0.3, 0.4, -0.1, 0.2,
                            -0.2, 0.3,  0.1, 0.25, -0.15, 0.05, -0.05, 0.2, 0.15, 0.1, 0.1,  -0.25}})
      .value("c", {{3}, {0, 0.1, -0.1}})
      .value("t", {{2, 3}, {0, 1, 0, 1, 0, 0}})
      .line("Z", "conv2d(X, K, b, padding=1)")
      .line("A", "relu(Z)")
      .line("P", "max_pool(A, size=2, stride=2)")
      .line("F", "flatten(P)")
      .line("s", "dense(F, W, c)")
      .line("p", "softmax(s)")
      .line("L", "cross_entropy(p, t)")
      .train("L", {"K", "b", "W", "c"}, "sgd(learning_rate=0.1)", iterations, true);
}

// Inverted dropout as a training step: a product with a mask, a division, a dot
// product and a squared error; another mask in the next iteration.
inline LessonDraft dropoutDraft() {
  return LessonDraft()
      .value("x", {{4}, {1, 5, 2, 8}})
      .values("m", {{{4}, {1, 0, 1, 0}}, {{4}, {0, 1, 1, 0}}})
      .value("w", {{4}, {0.1, 0.2, 0.3, 0.4}})
      .value("target", {{}, {4.9}})
      .line("h", "(x * m) / 0.5")
      .line("y", "dot(h, w)")
      .line("L", "squared_error(y, target)")
      .train("L", {"w"}, "sgd(learning_rate=0.01)", 2, true);
}

// Values that are used more than once: by two operations, and twice by one.
inline LessonDraft fanOutDraft() {
  return LessonDraft()
      .value("u", {{3}, {1.5, -2, 0.25}})
      .value("v", {{3}, {0.5, 3, -1}})
      .line("a", "u * v")
      .line("q", "a * a")
      .line("s", "q + u")
      .line("r", "s + a")
      .line("L", "sum(r)")
      .train("L", {"u", "v"}, "sgd(learning_rate=0.01)", 2);
}

// The bowl x²/20 + y² as two scalars.
inline LessonDraft bowlBy(const std::string& optimizer, int iterations, bool closing = false) {
  return LessonDraft()
      .value("x", {{}, {-7}})
      .value("y", {{}, {2}})
      .line("f", "(x * x) / 20 + y * y")
      .train("f", {"x", "y"}, optimizer, iterations, closing);
}
inline LessonDraft bowlDraft(int iterations, const std::string& rate) {
  return bowlBy("sgd(learning_rate=" + rate + ")", iterations);
}

}  // namespace gradwalk
