package org.cadre.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chance that falls the same way each time it begins with the same seed. */
final class Dice {
    /** Its numbers are written down in its specification, so they are the same on every machine and in every year. */
    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    /** For who needs chance of their own, so that a change there changes nothing here. */
    Dice another() {
        return new Dice(random.nextLong());
    }

    Random random() {
        return random;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** A share of minutes, in steps of five. */
    int percentOf(int minutes, int least, int most) {
        return minutes * between(least, most) / 500 * 5;
    }

    LocalDate after(LocalDate day, int leastDays, int mostDays) {
        return day.plusDays(between(leastDays, mostDays));
    }

    /** A day on which people work, the first and the last included; the first, if there is none. */
    LocalDate workday(LocalDate first, LocalDate last) {
        var day = after(first, 0, (int) Math.max(0, ChronoUnit.DAYS.between(first, last)));
        while (isWeekend(day)) {
            day = day.minusDays(1);
        }
        return day.isBefore(first) ? first : day;
    }

    /** So many different ones, in their order. */
    <T> List<T> some(List<T> all, int count) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < all.size(); i++) {
            places.add(i);
        }
        Collections.shuffle(places, random);
        return places.subList(0, Math.min(count, places.size())).stream()
                .sorted()
                .map(all::get)
                .toList();
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
