package org.cadre.people.record;

import java.util.List;

/**
 * What the database says about a person in one place: the way from a row to the person, and what becomes of it.
 *
 * @param way the column of the row itself, and those that lead on from it to the person
 */
public record Line(List<Column> way, Merging merging, Exporting exporting, Erasing erasing) {
    /** A column of a table. */
    public record Column(String table, String name) {
        @Override
        public String toString() {
            return table + "." + name;
        }
    }

    /** What merging two people does to a row. */
    public sealed interface Merging {
        /** It is the remaining person's from then on. */
        record Move() implements Merging {}

        /** The same; where the remaining one has a row with the same columns, this one is put away. */
        record Drop(List<String> same) implements Merging {}

        /** The same; where the remaining one has a row with the same columns, this one stays. */
        record Leave(List<String> same) implements Merging {}

        /** Moved through the one door that the schema leaves open. */
        record Awards() implements Merging {}

        /** It goes on naming the merged record. */
        record Stay() implements Merging {}

        /** It follows the row it belongs to. */
        record Follow() implements Merging {}
    }

    /** What an export of everything about a person has of it. */
    public sealed interface Exporting {
        /** Whole rows. */
        record Own() implements Exporting {}

        /** Whole rows, and the files whose digests are in that column. */
        record WithFiles(String digest) implements Exporting {}

        /** Whole rows for the person themself; for office, which reads such words only with a recorded reason, how many. */
        record OwnOnly() implements Exporting {}

        /**
         * The same, as somebody else wrote them and shares them: no drafts, and not these columns, which are not for the
         * person.
         */
        record Shared(List<String> without) implements Exporting {}

        /** How many rows. */
        record Count() implements Exporting {}

        /** How many rows; their author alone gets what they say. */
        record Sealed() implements Exporting {}

        record Nothing() implements Exporting {}
    }

    /** What erasing a person does to a row. */
    public sealed interface Erasing {
        /** @param why a word that the texts know */
        record Keep(String why) implements Erasing {}

        record Delete() implements Erasing {}

        /** The rows go, and the files of that column, where nobody else refers to them. */
        record DeleteWithFiles(String digest) implements Erasing {}

        /** The rows stay, some of their columns are emptied. */
        record Blank(List<Blanking> columns) implements Erasing {}
    }

    /** How a column is emptied. */
    public sealed interface Blanking {
        String column();

        record Nothing(String column) implements Blanking {}

        record Word(String column, String word) implements Blanking {}

        /** The name that stands for somebody who was erased. */
        record Pseudonym(String column) implements Blanking {}
    }

    public String table() {
        return way.getFirst().table();
    }

    public String column() {
        return way.getFirst().name();
    }

    /** Whether the row itself names the person. */
    public boolean isDirect() {
        return way.size() == 1;
    }

    /** As it is written in the record. */
    public String name() {
        return String.join(">", way.stream().map(Column::toString).toList());
    }
}
