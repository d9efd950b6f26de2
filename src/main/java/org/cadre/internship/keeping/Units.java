package org.cadre.internship.keeping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.people.PersonId;
import org.cadre.people.retention.RetentionSeries.Due;

/** Reads what is due from a row of id, since and about. */
final class Units {
    private Units() {}

    static Due due(ResultSet row, int number) throws SQLException {
        var about = (UUID[]) row.getArray("about").getArray();
        return new Due(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("since", LocalDate.class)),
                Arrays.stream(about).map(PersonId::new).collect(Collectors.toSet()));
    }
}
