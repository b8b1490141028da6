"""Reference rates of the conductance-based network (COBA) of T.P. Vogels & L.F. Abbott, J. Neurosci. 25:10786-10795, 2005, in
the form of benchmark 1 of R. Brette et al., J. Comput. Neurosci. 23:349-398, 2007, by Brian2's C++ standalone mode.

usage: coba.py [--seeds 80] [--transient 0.5] [--seconds 4.0] [--header]

3,200 excitatory and 800 inhibitory neurons, every pair joined with probability 0.02, delay 0.1 ms. Nothing drives the network:
random conductances at the start set off activity that keeps itself up. Conductances are in units of the leak.
"""
import argparse

import standalone
from brian2 import Network, NeuronGroup, SpikeMonitor, Synapses, ms, mV

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("--seeds", type=int, default=80)
ap.add_argument("--transient", type=float, default=0.5)
ap.add_argument("--seconds", type=float, default=4.0)
ap.add_argument("--header", action="store_true")
a = ap.parse_args()
if a.header:
    print(",".join(standalone.HEADER))

standalone.prepare()
n_exc, n_inh = 3200, 800
names = dict(tau=20 * ms, tau_exc=5 * ms, tau_inh=10 * ms, rest=-60 * mV, v_reset=-60 * mV, theta=-50 * mV, e_exc=0 * mV, e_inh=-80 * mV,
             w_exc=0.6, w_inh=6.7)

# Brian2 counts the step of the spike as refractory, so one step is added.
neurons = NeuronGroup(n_exc + n_inh,
                      """dv/dt = (rest - v + ge*(e_exc - v) + gi*(e_inh - v))/tau : volt (unless refractory)
                         dge/dt = -ge/tau_exc : 1
                         dgi/dt = -gi/tau_inh : 1""",
                      threshold="v >= theta", reset="v = v_reset", refractory=(5 + standalone.DT_MS) * ms, method="rk2", namespace=names)
# Membranes start far apart: if many neurons fired together at once, the inhibition they cause would end all activity.
neurons.v = "-150*mV + rand()*100*mV"
neurons.ge = 3
neurons.gi = "36*rand()"
exc = Synapses(neurons[:n_exc], neurons, on_pre="ge_post += w_exc", delay=standalone.DT_MS * ms, namespace=names)
inh = Synapses(neurons[n_exc:], neurons, on_pre="gi_post += w_inh", delay=standalone.DT_MS * ms, namespace=names)
exc.connect(p=0.02)
inh.connect(p=0.02)
spikes = SpikeMonitor(neurons)
network = Network(neurons, exc, inh, spikes)
network.run((a.transient + a.seconds) * 1000 * ms)
standalone.build()
standalone.run_seeds("coba", spikes, a.seeds, a.transient, a.seconds,
                     [("exc", 0, n_exc), ("inh", n_exc, n_exc + n_inh), ("all", 0, n_exc + n_inh)])
