package org.cadre.certification.past;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.text.Sentence;
import org.cadre.program.EditionId;
import org.jspecify.annotations.Nullable;

/** What the import asks of the certificates that are kept, and what it adds to them. */
public interface PastRecord {
    /**
     * A certificate that is kept.
     *
     * @param beforeCadre it was recorded from a list, not issued here
     */
    record Kept(
            UUID id,
            String number,
            PersonId person,
            String holder,
            LocalDate issued,
            LocalDate validFrom,
            LocalDate expires,
            boolean beforeCadre,
            boolean revoked,
            @Nullable UUID next) {}

    /** A certificate that was recorded from a list. */
    record Recorded(
            int line,
            String number,
            String holder,
            String email,
            LocalDate issued,
            LocalDate validFrom,
            LocalDate expires,
            String evidence,
            String notes) {}

    /**
     * One to be added.
     *
     * @param notes what was unusual about its row, in words
     */
    record Fresh(PastRow row, PersonId person, EditionId edition, LocalDate expires, String notes) {}

    /** Whether Cadre itself gives out numbers like this one, now or later. */
    boolean isOwnNumber(String number);

    /** Those with one of the numbers. */
    Map<String, Kept> withNumbers(Collection<String> numbers);

    /** All periods of some people. */
    List<Kept> of(Collection<PersonId> people);

    /** What was recorded from a list, in the order of its lines, after one of them. */
    List<Recorded> recorded(UUID load, int afterLine, int most);

    /** Adds them all, in the caller's transaction: what a list says was issued before Cadre, without a paper of ours. */
    void add(List<Fresh> periods, UUID load, Actor actor);

    /** Which certificates of a list can no longer be removed, and why: they entered the register, or others follow them. */
    List<Sentence> inTheWay(UUID load);

    /** Removes the certificates of a list and gives the ones before them their state back, in the caller's transaction. */
    void takeBack(UUID load);
}
