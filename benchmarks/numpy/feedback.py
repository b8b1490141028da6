# Copyright snn4j contributors. Licensed under the Apache License, Version 2.0.
"""One epoch of a tanh net with softmax output by back-propagation or feedback alignment, in NumPy.

The yardstick for `mnist-feedback`: the same algorithm, mini-batch, momentum and schedule as FeedbackClassifier, with the
BLAS that NumPy was built with. Run with one thread:

    OMP_NUM_THREADS=1 python3 benchmarks/numpy/feedback.py --data DIR --sizes 784 1000 10 --images 6000 --route bp
"""

import argparse
import gzip
import os
import time

import numpy as np


def read(path, offset, shape):
    """An IDX file, plain or packed."""
    opener = open if os.path.exists(path) else gzip.open
    with opener(path if opener is open else path + ".gz", "rb") as f:
        return np.frombuffer(f.read(), np.uint8, offset=offset).reshape(shape)


def layers(sizes, random):
    """Weights, biases and their momenta."""
    f = np.float32
    weights = [random.normal(0, 1 / np.sqrt(a), (a, b)).astype(f) for a, b in zip(sizes, sizes[1:])]
    biases = [np.zeros(b, f) for b in sizes[1:]]
    momenta = [np.zeros_like(p) for p in weights + biases]
    return weights, biases, momenta


def step(x, target, weights, biases, momenta, feedback, rate, keep):
    """One mini-batch."""
    activity = [x]
    for w, b in zip(weights[:-1], biases[:-1]):
        activity.append(np.tanh(activity[-1] @ w + b))
    y = activity[-1] @ weights[-1] + biases[-1]
    y -= y.max(1, keepdims=True)
    np.exp(y, out=y)
    y /= y.sum(1, keepdims=True)
    delta = y - target
    n = len(weights)
    gradients = [None] * (2 * n)
    for k in range(n - 1, -1, -1):
        gradients[k] = activity[k].T @ delta
        gradients[n + k] = delta.sum(0)
        if k > 0:
            back = weights[k].T if feedback is None else feedback[k]
            delta = (delta @ back) * (1 - activity[k] ** 2)
    for p, m, g in zip(weights + biases, momenta, gradients):
        m *= keep
        m += g * np.float32(1 / len(x))
        p -= np.float32(rate) * m


def main():
    """Times epochs."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", required=True)
    p.add_argument("--sizes", type=int, nargs="+", default=[784, 1000, 10])
    p.add_argument("--images", type=int, default=6000)
    p.add_argument("--epochs", type=int, default=3)
    p.add_argument("--batch", type=int, default=64)
    p.add_argument("--rate", type=float, default=0.1)
    p.add_argument("--momentum", type=float, default=0.9)
    p.add_argument("--route", choices=["bp", "fa"], default="bp")
    p.add_argument("--seed", type=int, default=1)
    a = p.parse_args()
    images = read(os.path.join(a.data, "train-images-idx3-ubyte"), 16, (60000, 784))[: a.images]
    images = images.astype(np.float32) / 255
    labels = read(os.path.join(a.data, "train-labels-idx1-ubyte"), 8, 60000)[: a.images]
    targets = np.eye(10, dtype=np.float32)[labels]
    random = np.random.default_rng(a.seed)
    weights, biases, momenta = layers(a.sizes, random)
    feedback = None
    if a.route == "fa":
        feedback = [random.normal(0, 1 / np.sqrt(w.shape[1]), w.T.shape).astype(np.float32) for w in weights]
    for epoch in range(a.epochs):
        order = random.permutation(a.images)
        start = time.perf_counter()
        for at in range(0, a.images - a.batch + 1, a.batch):
            chosen = order[at : at + a.batch]
            rate = a.rate * (1 - (epoch + at / a.images) / a.epochs)
            step(images[chosen], targets[chosen], weights, biases, momenta, feedback, rate, np.float32(a.momentum))
        print(f"epoch {epoch + 1}: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
