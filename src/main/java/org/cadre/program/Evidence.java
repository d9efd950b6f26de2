package org.cadre.program;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** All facts about one person that an edition may ask for. Their order has no meaning. */
public record Evidence(
        List<Fact.Attended> attended,
        List<Fact.Internship> internships,
        List<Fact.Pairing> pairings,
        List<Fact.Contact> contacts,
        List<Fact.ExcusedMonth> excusedMonths,
        List<Fact.Report> reports,
        List<Fact.Meeting> meetings,
        List<Fact.Project> projects,
        List<Fact.Recertified> recertified) {
    private static final Evidence NONE = Evidence.of(List.of());

    public Evidence {
        attended = List.copyOf(attended);
        internships = List.copyOf(internships);
        pairings = List.copyOf(pairings);
        contacts = List.copyOf(contacts);
        excusedMonths = List.copyOf(excusedMonths);
        reports = List.copyOf(reports);
        meetings = List.copyOf(meetings);
        projects = List.copyOf(projects);
        recertified = List.copyOf(recertified);
    }

    public static Evidence none() {
        return NONE;
    }

    public static Evidence of(Fact... facts) {
        return of(List.of(facts));
    }

    public static Evidence of(Collection<? extends Fact> facts) {
        var attended = new ArrayList<Fact.Attended>();
        var internships = new ArrayList<Fact.Internship>();
        var pairings = new ArrayList<Fact.Pairing>();
        var contacts = new ArrayList<Fact.Contact>();
        var excusedMonths = new ArrayList<Fact.ExcusedMonth>();
        var reports = new ArrayList<Fact.Report>();
        var meetings = new ArrayList<Fact.Meeting>();
        var projects = new ArrayList<Fact.Project>();
        var recertified = new ArrayList<Fact.Recertified>();
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.Attended one -> attended.add(one);
                case Fact.Internship one -> internships.add(one);
                case Fact.Pairing one -> pairings.add(one);
                case Fact.Contact one -> contacts.add(one);
                case Fact.ExcusedMonth one -> excusedMonths.add(one);
                case Fact.Report one -> reports.add(one);
                case Fact.Meeting one -> meetings.add(one);
                case Fact.Project one -> projects.add(one);
                case Fact.Recertified one -> recertified.add(one);
            }
        }
        return new Evidence(
                attended, internships, pairings, contacts, excusedMonths, reports, meetings, projects, recertified);
    }

    /** What both know together. */
    public Evidence plus(Evidence other) {
        return new Evidence(
                both(attended, other.attended),
                both(internships, other.internships),
                both(pairings, other.pairings),
                both(contacts, other.contacts),
                both(excusedMonths, other.excusedMonths),
                both(reports, other.reports),
                both(meetings, other.meetings),
                both(projects, other.projects),
                both(recertified, other.recertified));
    }

    /** The same without recertifications before that day: what a renewal may rest on. */
    public Evidence withRecertificationsSince(LocalDate first) {
        return new Evidence(
                attended,
                internships,
                pairings,
                contacts,
                excusedMonths,
                reports,
                meetings,
                projects,
                recertified.stream().filter(one -> !one.day().isBefore(first)).toList());
    }

    /** Every fact in one list. */
    public List<Fact> facts() {
        var all = new ArrayList<Fact>();
        all.addAll(attended);
        all.addAll(internships);
        all.addAll(pairings);
        all.addAll(contacts);
        all.addAll(excusedMonths);
        all.addAll(reports);
        all.addAll(meetings);
        all.addAll(projects);
        all.addAll(recertified);
        return List.copyOf(all);
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        if (others.isEmpty()) {
            return some;
        }
        if (some.isEmpty()) {
            return others;
        }
        var all = new ArrayList<T>(some.size() + others.size());
        all.addAll(some);
        all.addAll(others);
        return all;
    }
}
