package org.cadre.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Gathers rows and writes them in batches, in the order in which they refer to each other. */
final class Rows {
    private static final List<Class<? extends Row>> IN_ORDER = List.of(
            PeopleRows.Organization.class,
            PeopleRows.Person.class,
            PeopleRows.Account.class,
            PeopleRows.RoleGrant.class,
            PartOneRows.Offering.class,
            PartOneRows.Pool.class,
            PartOneRows.Session.class,
            PartOneRows.Trainer.class,
            PartOneRows.Registration.class,
            PartOneRows.GroupOrder.class,
            PartOneRows.GroupSeat.class,
            PartOneRows.Waiting.class,
            PartOneRows.PurchaseOrder.class,
            PartOneRows.LedgerEntry.class,
            PartOneRows.CardAttempt.class,
            PartOneRows.TakenSeat.class,
            PartOneRows.Attendance.class,
            PartOneRows.Credit.class,
            PartOneRows.Completion.class,
            PartOneRows.DeadTicket.class,
            PartOneRows.Correction.class,
            PartOneRows.CorrectionLine.class,
            PartTwoRows.Cohort.class,
            PartTwoRows.Coach.class,
            PartTwoRows.Internship.class,
            PartTwoRows.Hold.class,
            PartTwoRows.Pairing.class,
            PartTwoRows.Contact.class,
            PartTwoRows.Report.class,
            MeetingRows.Room.class,
            MeetingRows.Said.class,
            PartTwoRows.Meeting.class,
            PartTwoRows.Came.class,
            MeetingRows.Poll.class,
            MeetingRows.PollTime.class,
            MeetingRows.Insight.class,
            PartTwoRows.Project.class,
            PartTwoRows.Reading.class);

    private final NamedParameterJdbcTemplate jdbc;
    private final Map<Class<? extends Row>, List<Row>> gathered = new LinkedHashMap<>();
    private long written;

    Rows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
        IN_ORDER.forEach(kind -> gathered.put(kind, new ArrayList<>()));
    }

    void add(Row row) {
        Objects.requireNonNull(gathered.get(row.getClass()), "a kind of row without a place in the order")
                .add(row);
    }

    /** Writes all that was gathered since the last time. */
    void write() {
        for (var rows : gathered.values()) {
            if (!rows.isEmpty()) {
                jdbc.batchUpdate(
                        rows.getFirst().sql(),
                        rows.stream().map(Row::parameters).toArray(SqlParameterSource[]::new));
                written += rows.size();
                rows.clear();
            }
        }
    }

    /** How many there have been. */
    long written() {
        return written;
    }
}
