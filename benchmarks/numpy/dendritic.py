# Copyright snn4j contributors. Licensed under the Apache License, Version 2.0.
"""Epochs of dendritic microcircuits in their steady state on MNIST, in NumPy.

The yardstick for the speed of `mnist-dendritic`: the same algorithm, mini-batch and optimiser as DendriticClassifier, with
the BLAS that NumPy was built with. Sums over a step are written as one would by hand: the drive of the input is computed
once a batch, the difference of a layer and its interneurons is multiplied with the downward weights once. One thread:

    OMP_NUM_THREADS=1 python3 benchmarks/numpy/dendritic.py --data DIR --images 6000 --feedback symmetric
"""

import argparse
import gzip
import os
import time

import numpy as np

LEAK, BASAL, APICAL, NUDGE = 0.1, 1.0, 0.3, 0.12
F = np.float32


def read(path, offset, shape):
    """An IDX file, plain or packed."""
    opener = open if os.path.exists(path) else gzip.open
    with opener(path if opener is open else path + ".gz", "rb") as f:
        return np.frombuffer(f.read(), np.uint8, offset=offset).reshape(shape)


class Adam:
    """The usual decays."""

    def __init__(self, weights, rate):
        self.w, self.rate, self.t = weights, rate, 0
        self.m, self.v = np.zeros_like(weights), np.zeros_like(weights)

    def step(self, g, factor):
        self.t += 1
        self.m *= F(0.9)
        self.m += F(0.1) * g
        self.v *= F(0.999)
        self.v += F(0.001) * g * g
        rate = self.rate * factor * np.sqrt(1 - 0.999**self.t) / (1 - 0.9**self.t)
        self.w += F(rate) * self.m / (np.sqrt(self.v) + F(1e-8))


class Net:
    """Layers of pyramidal cells; interneurons say what the basal dendrites above them predict."""

    def __init__(self, sizes, symmetric, random):
        self.last = len(sizes) - 1
        self.share = [F(BASAL / (LEAK + BASAL + APICAL))] * (self.last - 1) + [F(BASAL / (LEAK + BASAL))]
        gain = 1.4 if symmetric else 0.7
        self.w = [
            (random.standard_normal((a, b)) * gain / np.sqrt(a) / s).astype(F)
            for a, b, s in zip(sizes, sizes[1:], self.share)
        ]
        self.w[-1] *= F(0.5)
        self.down = None
        if not symmetric:
            self.down = [
                (random.uniform(-1, 1, (b, a)) / np.sqrt(b)).astype(F) for a, b in zip(sizes[1:], sizes[2:])
            ]
        self.adam = [Adam(w, 1e-3 if symmetric else 5e-4) for w in self.w]

    def train(self, x, target, factor):
        n = self.last
        apical = [None] * (n - 1)
        drive = x @ self.w[0]
        to_far = F(APICAL / (LEAK + BASAL + APICAL))
        total = LEAK + BASAL + NUDGE
        for _ in range(n):
            pre, said, predicted = [x], [], []
            for k in range(n):
                v = drive if k == 0 else pre[k] @ self.w[k]
                p = v * self.share[k]
                if k < n - 1:
                    u = p if apical[k] is None else p + to_far * apical[k]
                    pre.append(np.maximum(u, 0))
                    said.append(pre[-1])
                    predicted.append(np.maximum(p, 0))
                else:
                    said.append(F(BASAL / total) * v + F(NUDGE / total) * target)
                    predicted.append(p)
            for k in range(n - 1):
                down = self.w[k + 1].T if self.down is None else self.down[k]
                apical[k] = (said[k + 1] - predicted[k + 1]) @ down
        for k in range(n):
            self.adam[k].step(pre[k].T @ (said[k] - predicted[k]) / F(len(x)), factor)

    def predict(self, x):
        for k in range(self.last):
            x = (x @ self.w[k]) * self.share[k]
            x = np.maximum(x, 0) if k < self.last - 1 else x
        return x.argmax(1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--images", type=int, default=6000)
    parser.add_argument("--hidden", type=int, default=500)
    parser.add_argument("--batch", type=int, default=50)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--feedback", choices=["symmetric", "fixed"], default="symmetric")
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    x = read(os.path.join(a.data, "train-images-idx3-ubyte"), 16, (-1, 784)).astype(F) / F(255)
    y = read(os.path.join(a.data, "train-labels-idx1-ubyte"), 8, (-1,))
    vx, vy = x[50000:], y[50000:]
    x, y = x[: a.images], y[: a.images]
    random = np.random.default_rng(a.seed)
    net = Net([784, a.hidden, a.hidden, 10], a.feedback == "symmetric", random)
    one_hot = np.eye(10, dtype=F)
    for epoch in range(a.epochs):
        wall, cpu = time.perf_counter(), time.process_time()
        order = random.permutation(len(x))
        for k in range(0, len(x), a.batch):
            chosen = order[k : k + a.batch]
            net.train(x[chosen], one_hot[y[chosen]], 1 - (epoch + k / len(x)) / a.epochs)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        accuracy = (net.predict(vx) == vy).mean()
        print(f"epoch {epoch + 1}: {wall:.2f} s, processor {cpu:.2f} s, validation {accuracy:.4f}", flush=True)


if __name__ == "__main__":
    main()
