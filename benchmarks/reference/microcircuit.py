"""Reference activity of a reduced network of T.C. Potjans & M. Diesmann, Cereb. Cortex 24:785-806, 2014, in plain NumPy.

usage: microcircuit.py [--scale 0.1] [--seeds 1] [--settle 0.5] [--seconds 10] [--header]

One line per seed and population: mean rate, CV of the intervals of neurons with at least 10 of them, and variance over
mean of the spikes of the first 1,000 neurons in bins of 3 ms. Membranes and currents are integrated exactly; a spike of
step k with a delay of d steps raises the current at the end of step k + d.
"""
import argparse
import csv
import sys

import numpy as np

NAMES = ["L23E", "L23I", "L4E", "L4I", "L5E", "L5I", "L6E", "L6I"]
SIZES = np.array([20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948])
EXTERNAL = np.array([1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100])
RATES = np.array([0.903, 2.965, 4.414, 5.876, 7.569, 8.633, 1.105, 7.829])
START_MEAN = [-68.28, -63.16, -63.33, -63.45, -63.11, -61.66, -66.72, -61.43]
START_SD = [5.36, 4.57, 4.74, 4.94, 4.94, 4.55, 5.46, 4.48]
# Row: target. Column: source.
JOINED = np.array([
    [0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0.0000, 0.0076, 0.0000],
    [0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0.0000, 0.0042, 0.0000],
    [0.0077, 0.0059, 0.0497, 0.1350, 0.0067, 0.0003, 0.0453, 0.0000],
    [0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0.0000, 0.1057, 0.0000],
    [0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0.0000],
    [0.0548, 0.0269, 0.0257, 0.0022, 0.0600, 0.3158, 0.0086, 0.0000],
    [0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252],
    [0.0364, 0.0010, 0.0034, 0.0005, 0.0277, 0.0080, 0.0658, 0.1443]])
DT, TAU_MEM, TAU_SYN, REST, THRESHOLD, REFRACTORY = 0.1, 10.0, 0.5, -65.0, -50.0, 20
UNIT = 87.8 * TAU_MEM / 250.0  # mV: R I of a current of 87.8 pA

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("--scale", type=float, default=0.1)
ap.add_argument("--seeds", type=int, default=1)
ap.add_argument("--settle", type=float, default=0.5)
ap.add_argument("--seconds", type=float, default=10.0)
ap.add_argument("--header", action="store_true")
a = ap.parse_args()

weight = np.where(np.arange(8) % 2 == 0, UNIT, -4 * UNIT)[None, :].repeat(8, 0)
weight[0, 2] *= 2
in_degree = np.log(1 - JOINED) / np.log(1 - 1 / np.outer(SIZES, SIZES)) / SIZES[:, None]
size = np.round(a.scale * SIZES).astype(int)
begin = np.concatenate([[0], np.cumsum(size)])
total = begin[-1]
lost = (weight * in_degree * RATES[None, :]).sum(1) + UNIT * EXTERNAL * 8
bias = np.repeat((1 - np.sqrt(a.scale)) * lost * TAU_SYN * 1e-3, size)
decay_v, decay_i = np.exp(-DT / TAU_MEM), np.exp(-DT / TAU_SYN)
gain = TAU_SYN / (TAU_MEM - TAU_SYN) * (decay_v - decay_i)


def connect(rng):
    """All synapses in order of their source: first synapse of each source, targets, weights, delays in steps."""
    source, target, strength, delay = [], [], [], []
    for post in range(8):
        for pre in range(8):
            n = int(round(a.scale * in_degree[post, pre] * size[post]))
            mean, delay_mean = weight[post, pre] / np.sqrt(a.scale), 1.5 if pre % 2 == 0 else 0.75
            source.append(rng.integers(begin[pre], begin[pre + 1], n))
            target.append(rng.integers(begin[post], begin[post + 1], n))
            strength.append(rng.normal(mean, 0.1 * abs(mean), n))
            ms = rng.normal(delay_mean, delay_mean / 2, n)
            while (ms < DT / 2).any():
                ms[ms < DT / 2] = rng.normal(delay_mean, delay_mean / 2, (ms < DT / 2).sum())
            delay.append(np.maximum(1, np.rint(ms / DT)).astype(int))
    source, target, strength, delay = map(np.concatenate, (source, target, strength, delay))
    order = np.argsort(source, kind="stable")
    first = np.concatenate([[0], np.cumsum(np.bincount(source, minlength=total))])
    return first, target[order], strength[order], delay[order]


def simulate(rng):
    first, target, strength, delay = connect(rng)
    ring = np.zeros((delay.max() + 1, total))
    flat = ring.reshape(-1)
    v = np.repeat(START_MEAN, size) + np.repeat(START_SD, size) * rng.standard_normal(total)
    current, held = np.zeros(total), np.zeros(total, int)
    expected = np.repeat(8 * EXTERNAL * a.scale * DT * 1e-3, size)
    external = UNIT / np.sqrt(a.scale)
    who, when = [], []
    for step in range(round((a.settle + a.seconds) * 1000 / DT)):
        free = held == 0
        v = np.where(free, REST + bias + (v - REST - bias) * decay_v + current * gain, v)
        held -= ~free
        slot = ring[step % len(ring)]
        current = current * decay_i + slot + external * rng.poisson(expected)
        slot[:] = 0
        fired = np.flatnonzero(v >= THRESHOLD)
        if len(fired):
            v[fired], held[fired] = REST, REFRACTORY
            who.append(fired)
            when.append(np.full(len(fired), step))
            for k in fired:
                s = slice(first[k], first[k + 1])
                np.add.at(flat, (step + delay[s]) % len(ring) * total + target[s], strength[s])
    return np.concatenate(who), np.concatenate(when)


def describe(who, when, n):
    """Rate, CV and synchrony of neurons 0..n-1 from their spikes in the order of time."""
    bins = np.bincount(when[who < 1000] // 30, minlength=round(a.seconds * 1000 / DT) // 30)
    order = np.lexsort((when, who))
    who, when = who[order], when[order]
    same = who[1:] == who[:-1]
    gap, owner = np.diff(when)[same].astype(float), who[1:][same]
    count = np.bincount(owner, minlength=n)
    with np.errstate(all="ignore"):
        mean = np.bincount(owner, gap, n) / count
        cv = np.sqrt(np.maximum(np.bincount(owner, gap * gap, n) / count - mean * mean, 0)) / mean
    enough = count >= 10
    return len(who) / n / a.seconds, cv[enough].mean() if enough.any() else float("nan"), bins.var() / bins.mean()


out = csv.writer(sys.stdout, lineterminator="\n")
if a.header:
    out.writerow(["scale", "seed", "seconds", "population", "rate_hz", "cv", "synchrony"])
for seed in range(1, a.seeds + 1):
    ids, steps = simulate(np.random.default_rng(seed))
    steps = steps - round(a.settle * 1000 / DT)
    for p, name in enumerate(NAMES):
        inside = (ids >= begin[p]) & (ids < begin[p + 1]) & (steps >= 0)
        row = describe(ids[inside] - begin[p], steps[inside], size[p])
        out.writerow([a.scale, seed, a.seconds, name] + ["%.4f" % x for x in row])
    sys.stdout.flush()
