package org.cadre.internship.log;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.people.rights.SealedWords;
import org.cadre.platform.secret.SealedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An author's own private notes, opened for what they export about themselves. */
@Component
class NotesOfAuthor implements SealedWords {
    private final JdbcClient jdbc;
    private final SealedText sealed;

    NotesOfAuthor(JdbcClient jdbc, SealedText sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
    }

    @Override
    public List<Word> of(PersonId author) {
        return jdbc.sql("""
                select e.day, n.contact_entry, n.sealed
                  from private_note n
                  join contact_entry e on e.id = n.contact_entry
                 where n.author = :author
                 order by e.day, e.id
                """)
                .param("author", author.value())
                .query((row, _) -> new Word(
                        Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                        sealed.open(
                                row.getBytes("sealed"), row.getObject("contact_entry", UUID.class), author.value())))
                .list();
    }
}
