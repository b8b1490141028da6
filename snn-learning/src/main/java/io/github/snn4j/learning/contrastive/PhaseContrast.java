package io.github.snn4j.learning.contrastive;

import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;

/**
 * The difference of the products of activities between two moments, for one projection. Activities are subtracted
 * before they are multiplied,
 *
 * <pre>
 *   x' y' - x y = x' (y' - y) + (x' - x) y
 * </pre>
 *
 * <p>since the difference of two close floats is exact while that of their products is not. What did not change, such
 * as an input that is held, costs no product.
 */
final class PhaseContrast {

    private final String name;
    private final Signal pre;
    private final Signal post;
    private final Signal preThen;
    private final Signal postThen;
    private final Signal preChange;
    private final Signal postChange;
    private final WeightSink sink;

    PhaseContrast(PlasticityContext context) {
        this.name = context.name();
        this.pre = context.pre(new Activity());
        this.post = context.post(new Activity());
        this.preThen = context.preScratch();
        this.postThen = context.postScratch();
        this.preChange = context.preScratch();
        this.postChange = context.postScratch();
        this.sink = context.sink();
    }

    /** Keeps the activities as they are now. */
    void remember() {
        System.arraycopy(pre.array(), 0, preThen.array(), 0, preThen.array().length);
        System.arraycopy(post.array(), 0, postThen.array(), 0, postThen.array().length);
    }

    /** Changes the weights by {@code scale} times the products now less those remembered. */
    void apply(float scale) {
        if (Changes.between(postThen, post, postChange, name)) {
            sink.outer(scale, pre, postChange);
        }
        if (Changes.between(preThen, pre, preChange, name)) {
            sink.outer(scale, preChange, postThen);
        }
    }
}
