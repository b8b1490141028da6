package io.github.snn4j.learning.contrastive;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.monitor.Monitor;
import io.github.snn4j.monitor.MonitorContext;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import java.util.ArrayList;
import java.util.List;

/**
 * The Hopfield energy of a network of graded units, after every step and for every sample.
 *
 * <pre>
 *   E = sum over parts
 *
 *   units      c sum_i 1/2 s[i]^2                       units with the state s, such as EnergyUnit
 *   rates      c sum_i (a[i] x[i] - F(x[i]))            units with a = f(x), such as LeakyRate; F' = f
 *   synapses  -c sum_ij w[i][j] a[i] a[j]
 * </pre>
 *
 * <p>The term of rates is the integral of the inverse of f, up to a constant. With symmetric weights and small steps
 * the energy of a network that settles never rises. List each pair of weights once. In a network with feedback gain g
 * the units k layers below the output, and the synapses onto them, have the factor g^-k, see {@link #scaled}. Held
 * inputs need no part. Arithmetic is in double precision; a step costs as much as a delivery.
 *
 * <pre>{@code
 * HopfieldEnergy energy = HopfieldEnergy.empty()
 *         .units("hidden").units("output")
 *         .synapses("input->hidden").synapses("hidden->output");
 * HopfieldEnergyRecording recording = simulator.attach(energy);
 * }</pre>
 *
 * <p>References: J.J. Hopfield, Proc. Natl. Acad. Sci. USA 81:3088-3092, 1984, doi 10.1073/pnas.81.10.3088; with
 * feedback gain X. Xie &amp; H.S. Seung, Neural Comput. 15:441-454, 2003, doi 10.1162/089976603762552988. Verified by
 * {@code HopfieldEnergyTest}.
 *
 * @param parts the terms
 */
public record HopfieldEnergy(List<Part> parts) implements Monitor<HopfieldEnergyRecording> {

    /** A term of the energy. */
    public sealed interface Part {}

    /**
     * Units with a state s.
     *
     * @param population name
     * @param factor factor of the term
     */
    public record Units(String population, double factor) implements Part {}

    /**
     * Units whose activity is a function of a filtered input x.
     *
     * @param population name
     * @param transfer the function
     * @param factor factor of the term
     */
    public record Rates(String population, Transfer transfer, double factor) implements Part {}

    /**
     * The weights between two populations.
     *
     * @param projection name, of one of the two directions
     * @param factor factor of the term
     */
    public record Synapses(String projection, double factor) implements Part {}

    /** Copies the list. */
    public HopfieldEnergy {
        parts = List.copyOf(parts);
    }

    /**
     * No terms yet.
     *
     * @return energy 0
     */
    public static HopfieldEnergy empty() {
        return new HopfieldEnergy(List.of());
    }

    /**
     * Adds the term of units with a state s.
     *
     * @param population name
     * @return changed copy
     */
    public HopfieldEnergy units(String population) {
        return with(new Units(population, 1));
    }

    /**
     * Adds the term of units whose activity is a function of a filtered input.
     *
     * @param population name
     * @param transfer the function
     * @return changed copy
     */
    public HopfieldEnergy rates(String population, Transfer transfer) {
        return with(new Rates(population, transfer, 1));
    }

    /**
     * Adds the term of a projection.
     *
     * @param projection name
     * @return changed copy
     */
    public HopfieldEnergy synapses(String projection) {
        return with(new Synapses(projection, 1));
    }

    /**
     * Gives the part added last a factor.
     *
     * @param factor factor, finite
     * @return changed copy
     */
    public HopfieldEnergy scaled(double factor) {
        Require.that(Double.isFinite(factor), "HopfieldEnergy.scaled factor must be finite", factor);
        Require.that(!parts.isEmpty(), () -> "HopfieldEnergy.scaled needs a part to scale; add one before");
        List<Part> all = new ArrayList<>(parts);
        Part last = all.remove(all.size() - 1);
        if (last instanceof Units u) {
            all.add(new Units(u.population, factor));
        } else if (last instanceof Rates r) {
            all.add(new Rates(r.population, r.transfer, factor));
        } else if (last instanceof Synapses s) {
            all.add(new Synapses(s.projection, factor));
        }
        return new HopfieldEnergy(all);
    }

    private HopfieldEnergy with(Part part) {
        List<Part> all = new ArrayList<>(parts);
        all.add(part);
        return new HopfieldEnergy(all);
    }

    @Override
    public HopfieldEnergyRecording bind(MonitorContext context) {
        return new HopfieldEnergyRecording(this, context);
    }
}
