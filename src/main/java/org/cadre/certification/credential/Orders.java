package org.cadre.certification.credential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All orders of a few nodes, one after the other. */
final class Orders {
    private final List<String> nodes;
    private final int[] places;

    Orders(List<String> nodes) {
        this.nodes = new ArrayList<>(nodes);
        this.places = new int[nodes.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
    }

    List<String> current() {
        var order = new ArrayList<String>(places.length);
        for (int place : places) {
            order.add(nodes.get(place));
        }
        return Collections.unmodifiableList(order);
    }

    /** Goes on to the next order; false after the last. */
    boolean next() {
        int from = places.length - 2;
        while (from >= 0 && places[from] > places[from + 1]) {
            from--;
        }
        if (from < 0) {
            return false;
        }
        int with = places.length - 1;
        while (places[with] < places[from]) {
            with--;
        }
        swap(from, with);
        for (int left = from + 1, right = places.length - 1; left < right; left++, right--) {
            swap(left, right);
        }
        return true;
    }

    private void swap(int one, int other) {
        int place = places[one];
        places[one] = places[other];
        places[other] = place;
    }
}
