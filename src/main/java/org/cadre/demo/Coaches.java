package org.cadre.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.cadre.people.PersonId;
import org.cadre.people.Role;

/** Who may coach: certified mentors, and before there are any, those whom office appointed. */
final class Coaches {
    /** Nobody coaches more cohorts at a time. */
    private static final int COHORTS = 2;

    /** Those who are free and certified are many; the longest certified are asked first. */
    private static final Comparator<Coach> BEFORE =
            Comparator.comparing((Coach coach) -> coach.cohorts.isEmpty()).thenComparing(coach -> coach.certifiedFrom);

    static final String APPOINTED = "Appointed by office while the program had no certified mentors yet.";

    private static final class Coach {
        final PersonId person;
        final LocalDate certifiedFrom;
        final LocalDate certifiedUntil;
        final List<LocalDate> cohorts = new ArrayList<>();

        Coach(PersonId person, LocalDate certifiedFrom, LocalDate certifiedUntil) {
            this.person = person;
            this.certifiedFrom = certifiedFrom;
            this.certifiedUntil = certifiedUntil;
        }

        boolean isFree(LocalDate starts) {
            return cohorts.stream()
                            .filter(other -> other.plusMonths(9).isAfter(starts))
                            .count()
                    < COHORTS;
        }
    }

    private final Histories histories;
    private final Crowd crowd;
    private final List<Coach> certified = new ArrayList<>();
    private final List<Coach> appointed = new ArrayList<>();

    Coaches(Histories histories, Crowd crowd) {
        this.histories = histories;
        this.crowd = crowd;
    }

    /** From now on this holder of a certificate may be asked. */
    void certified(PersonId person, LocalDate from, LocalDate until) {
        certified.add(new Coach(person, from, until));
    }

    /** A coach for a cohort that begins on that day, and why they are one: null for a certified mentor. */
    Chosen choose(LocalDate starts) {
        var mentor = certified.stream()
                .filter(one -> one.certifiedFrom.isBefore(starts.minusDays(20)) && one.certifiedUntil.isAfter(starts))
                .filter(one -> one.isFree(starts))
                .min(BEFORE);
        if (mentor.isPresent()) {
            return chosen(mentor.get(), starts);
        }
        return chosen(
                appointed.stream().filter(one -> one.isFree(starts)).findFirst().orElseGet(() -> appoint(starts)),
                starts);
    }

    /** @param certified a certified mentor, or else appointed by office */
    record Chosen(PersonId person, boolean certified) {}

    private Coach appoint(LocalDate starts) {
        var coach = new Coach(crowd.staff(starts.minusMonths(6)).id(), LocalDate.MAX, LocalDate.MAX);
        appointed.add(coach);
        return coach;
    }

    private Chosen chosen(Coach coach, LocalDate starts) {
        if (coach.cohorts.isEmpty()) {
            histories.role(coach.person, Role.COACH, null, starts.minusDays(20));
        }
        coach.cohorts.add(starts);
        return new Chosen(coach.person, !Objects.equals(coach.certifiedFrom, LocalDate.MAX));
    }
}
