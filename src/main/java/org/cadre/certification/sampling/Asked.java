package org.cadre.certification.sampling;

import org.jspecify.annotations.Nullable;

/** How many to draw: so many, or so many of a hundred, rounded up. One of the two is given. */
record Asked(@Nullable Integer number, @Nullable Integer percent) {
    Asked {
        if ((number == null) == (percent == null)) {
            throw new IllegalArgumentException("either a number or a percentage");
        }
    }

    /** Of a frame of that size; never more than there are. */
    int of(int frame) {
        if (number != null) {
            return Math.min(number, frame);
        }
        return percent == null ? 0 : (int) ((percent * (long) frame + 99) / 100);
    }
}
