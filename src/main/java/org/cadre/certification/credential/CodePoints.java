package org.cadre.certification.credential;

import java.util.Comparator;

/** The order of canonical N-Quads: by code point. Java's own, by UTF-16 unit, differs beyond the basic plane. */
enum CodePoints implements Comparator<String> {
    ORDER;

    @Override
    public int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char left = one.charAt(i);
            char right = other.charAt(i);
            if (left != right) {
                boolean bothPaired = Character.isSurrogate(left) == Character.isSurrogate(right);
                return bothPaired ? left - right : Character.isSurrogate(left) ? 1 : -1;
            }
        }
        return one.length() - other.length();
    }
}
