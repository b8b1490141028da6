"""Reference rates of the network of N. Brunel, J. Comput. Neurosci. 8:183-208, 2000 (model A), by Brian2's C++ standalone mode.

usage: brunel.py sr|ai|si-fast|si-slow [--seeds 10] [--transient 0.2] [--seconds 1.0] [--header]

10,000 excitatory and 2,500 inhibitory neurons, each with exactly 1,000 + 250 inputs drawn without repetition.
"""
import argparse

import standalone
from brian2 import Network, NeuronGroup, SpikeMonitor, Synapses, ms

REGIMES = {"sr": (3.0, 2.0), "ai": (5.0, 2.0), "si-fast": (6.0, 4.0), "si-slow": (4.5, 0.9)}

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("regime", choices=sorted(REGIMES))
ap.add_argument("--seeds", type=int, default=10)
ap.add_argument("--transient", type=float, default=0.2)
ap.add_argument("--seconds", type=float, default=1.0)
ap.add_argument("--header", action="store_true")
a = ap.parse_args()
if a.header:
    print(",".join(standalone.HEADER))

standalone.prepare()
g, eta = REGIMES[a.regime]
n_exc, n_inh, c_exc, c_inh = 10000, 2500, 1000, 250
theta, jump, tau_ms, t_ref_ms, delay_ms = 20.0, 0.1, 20.0, 2.0, 1.5
external_hz = eta * theta / (jump * tau_ms * 1e-3)
names = dict(tau=tau_ms * ms, jump=jump, inhibition=g * jump, theta=theta, v_reset=10.0, c_exc=c_exc, c_inh=c_inh,
             mean_external=external_hz * standalone.DT_MS * 1e-3)

# Brian2 counts the step of the spike as refractory, so one step is added. Arrivals act before the threshold is tested:
# that is the order below, which itself delays by one step.
neurons = NeuronGroup(n_exc + n_inh, "dv/dt = -v/tau : 1 (unless refractory)", threshold="v >= theta", reset="v = v_reset",
                      refractory=(t_ref_ms + standalone.DT_MS) * ms, method="exact", namespace=names)
neurons.v = "v_reset + rand()*(theta - v_reset)"
noise = neurons.run_regularly("v += jump*poisson(mean_external)", dt=standalone.DT_MS * ms, when="synapses")
exc = Synapses(neurons[:n_exc], neurons, on_pre="v_post += jump", delay=(delay_ms - standalone.DT_MS) * ms, namespace=names)
inh = Synapses(neurons[n_exc:], neurons, on_pre="v_post -= inhibition", delay=(delay_ms - standalone.DT_MS) * ms, namespace=names)
exc.connect(i="k for k in sample(N_pre, size=c_exc)")
inh.connect(i="k for k in sample(N_pre, size=c_inh)")
spikes = SpikeMonitor(neurons)
network = Network(neurons, exc, inh, spikes)
network.schedule = ["start", "groups", "synapses", "thresholds", "resets", "end"]
network.run((a.transient + a.seconds) * 1000 * ms)
standalone.build()
standalone.run_seeds("brunel-" + a.regime, spikes, a.seeds, a.transient, a.seconds,
                     [("exc", 0, n_exc), ("inh", n_exc, n_exc + n_inh), ("all", 0, n_exc + n_inh)])
