"""Predictive coding on MNIST in NumPy, to compare the time of an epoch with the experiment mnist-predictive-coding.

usage: predictive_coding.py DIRECTORY [--rule relaxed|zero-divergence] [--images 6000] [--epochs 1] [--seed 1]

The same net (784-600-600-10, half-wave rectified, variances 1, 10, 100), the same inference (step 0.5, at most 8 steps, the
free energy watched, the input's product computed once) and the same Adam steps on mini-batches of 50. Set
OPENBLAS_NUM_THREADS=1 for one thread. Prints seconds per epoch and the accuracy on all test images.
"""
import argparse
import gzip
import os
import time

import numpy as np

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("directory")
ap.add_argument("--rule", choices=["relaxed", "zero-divergence"], default="relaxed")
ap.add_argument("--images", type=int, default=6000)
ap.add_argument("--epochs", type=int, default=1)
ap.add_argument("--seed", type=int, default=1)
a = ap.parse_args()

SIZES, BATCH, H, STEPS, TOLERANCE = [784, 600, 600, 10], 50, 0.5, 8, 1e-3
VARIANCES = [1, 10, 100] if a.rule == "relaxed" else [1, 1, 1]


def load(name, offset):
    with gzip.open(os.path.join(a.directory, name)) as file:
        return np.frombuffer(file.read(), np.uint8, offset=offset)


def images(name):
    return load(name, 16).reshape(-1, 784).astype(np.float32) / 255


train, labels = images("train-images-idx3-ubyte.gz")[: a.images], load("train-labels-idx1-ubyte.gz", 8)
test, test_labels = images("t10k-images-idx3-ubyte.gz"), load("t10k-labels-idx1-ubyte.gz", 8)
random = np.random.default_rng(a.seed)
weights = [random.uniform(-1, 1, (m, n)).astype(np.float32) * np.float32(np.sqrt(6 / m)) for m, n in zip(SIZES, SIZES[1:])]
biases = [np.zeros(n, np.float32) for n in SIZES[1:]]
parameters = weights + biases
first = [np.zeros_like(p) for p in parameters]
second = [np.zeros_like(p) for p in parameters]
targets = np.full((10, 10), 0.03, np.float32) + np.eye(10, dtype=np.float32) * np.float32(0.94)


def rates(x):
    return np.maximum(x, 0)


def forward(x0):
    x1 = x0 @ weights[0] + biases[0]
    x2 = rates(x1) @ weights[1] + biases[1]
    return x1, x2, rates(x2) @ weights[2] + biases[2]


def relaxed(x0, target):
    """Errors of all layers, times the variance of the output, and the rates of the hidden layers."""
    s1, s2, s3 = VARIANCES
    mu1, x2, mu3 = forward(x0)
    x1, r1, r2 = mu1, rates(mu1), rates(x2)
    e1, e2, e3 = np.zeros_like(x1), np.zeros_like(x2), (target - mu3) / s3
    h, last = H, s3 * np.vdot(e3, e3)
    start = last
    for _ in range(STEPS):
        x1, x2 = (x1 + h * s1 * ((r1 > 0) * (e2 @ weights[1].T) - e1), x2 + h * s2 * ((r2 > 0) * (e3 @ weights[2].T) - e2))
        r1, r2 = rates(x1), rates(x2)
        e1 = (x1 - mu1) / s1
        e2 = (x2 - r1 @ weights[1] - biases[1]) / s2
        e3 = (target - r2 @ weights[2] - biases[2]) / s3
        energy = s1 * np.vdot(e1, e1) + s2 * np.vdot(e2, e2) + s3 * np.vdot(e3, e3)
        if energy > last * (1 + 1e-6):
            h /= 2
        elif last - energy < TOLERANCE * (start - energy):
            break
        last = energy
    return [s3 * e1, s3 * e2, s3 * e3], r1, r2


def zero_divergence(x0, target):
    """The same by one step per layer, which is back-propagation."""
    x1, x2, mu3 = forward(x0)
    e3 = target - mu3
    e2 = (x2 > 0) * (e3 @ weights[2].T)
    e1 = (x1 > 0) * (e2 @ weights[1].T)
    return [e1, e2, e3], rates(x1), rates(x2)


infer = relaxed if a.rule == "relaxed" else zero_divergence
step, total = 0, a.epochs * (len(train) // BATCH)
for epoch in range(a.epochs):
    begin, cpu = time.perf_counter(), time.process_time()
    order = random.permutation(len(train))
    for k in range(0, len(train) - BATCH + 1, BATCH):
        chosen = order[k : k + BATCH]
        x0 = train[chosen]
        errors, r1, r2 = infer(x0, targets[labels[chosen]])
        changes = [r.T @ e / BATCH for r, e in zip([x0, r1, r2], errors)] + [e.mean(0) for e in errors]
        rate = 1e-3 * (1 - 0.95 * step / total)
        step += 1
        for p, change, m, v in zip(parameters, changes, first, second):
            m *= 0.9
            m += 0.1 * change
            v *= 0.999
            v += 0.001 * change * change
            p += rate / (1 - 0.9**step) * m / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    spent = f"{time.perf_counter() - begin:.2f} s, {time.process_time() - cpu:.2f} s of the processor"
    print(f"{a.rule} epoch {epoch + 1}: {spent}", flush=True)
print(f"accuracy {np.mean(forward(test)[2].argmax(1) == test_labels):.4f}")
