package org.cadre.reporting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.cadre.offering.OfferingSummary;
import org.cadre.registration.Credits;
import org.cadre.registration.OrderState;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.RegistrationSummary;
import org.cadre.registration.Seat;
import org.jspecify.annotations.Nullable;

/** What a district's coordinator sees: its orders and seats, the hours earned in them, and how far its staff have come. */
record DistrictDeskView(
        String district,
        List<Ordered> orders,
        List<Seated> seats,
        List<StaffInternship> internships,
        List<StaffCertificate> certificates,
        LocalDate today) {

    record Ordered(OrderSummary order, @Nullable OfferingSummary offering) {}

    record Seated(RegistrationSummary seat, @Nullable OfferingSummary offering, Credits.@Nullable Credit credit) {
        int minutes() {
            return credit == null ? 0 : credit.minutes();
        }
    }

    /**
     * Totals and status of an internship, no word of what was said in it.
     *
     * @param accepted the days on which its reports were accepted
     * @param meetings how many cohort meetings they came to
     */
    record StaffInternship(
            String name,
            String state,
            int minutes,
            int target,
            List<LocalDate> accepted,
            int meetings,
            @Nullable LocalDate projectPassed) {}

    record StaffCertificate(String name, String number, LocalDate expires) {}

    boolean isEmpty() {
        return orders.isEmpty() && seats.isEmpty() && internships.isEmpty() && certificates.isEmpty();
    }

    /** Orders that live, for events that are not over: first those that still wait for a payment or a purchase order. */
    List<Ordered> current() {
        return orders.stream()
                .filter(this::isCurrent)
                .sorted(Comparator.comparing(one -> one.order.state() == OrderState.PLACED ? 0 : 1))
                .toList();
    }

    List<Ordered> earlier() {
        return orders.stream().filter(one -> !isCurrent(one)).toList();
    }

    private boolean isCurrent(Ordered one) {
        return one.order.isAlive()
                && (one.offering == null || !one.offering.lastDay().isBefore(today));
    }

    /** The orders with names still to come, the most pressing first. */
    List<Ordered> missing() {
        return orders.stream()
                .filter(one -> one.order.isAlive() && one.order.nameless() > 0 && one.order.namesDue() != null)
                .sorted(Comparator.comparing(one -> Objects.requireNonNull(one.order.namesDue())))
                .toList();
    }

    /** How many names are still to come in all. */
    int missingNames() {
        return missing().stream().mapToInt(one -> one.order.nameless()).sum();
    }

    boolean isOverdue(Ordered one) {
        var due = one.order.namesDue();
        return due != null && due.isBefore(today);
    }

    long count(Seat seat) {
        return seats.stream().filter(one -> one.seat.seat() == seat).count();
    }

    int nameless() {
        return orders.stream()
                .filter(one -> one.order.isAlive())
                .mapToInt(one -> one.order.nameless())
                .sum();
    }

    int minutes() {
        return seats.stream().mapToInt(Seated::minutes).sum();
    }
}
