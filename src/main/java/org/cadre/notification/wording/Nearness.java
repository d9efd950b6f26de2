package org.cadre.notification.wording;

import java.util.Arrays;

/** How near two words are to each other. */
public final class Nearness {
    private Nearness() {}

    /** How many letters are to be typed, left out or changed (Levenshtein); a word that holds the other is near to it. */
    public static int distance(String one, String other) {
        if (!one.isEmpty() && (other.contains(one) || one.contains(other))) {
            return Math.abs(one.length() - other.length()) / 2;
        }
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
