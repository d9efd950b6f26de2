package org.cadre.reporting.list;

import java.util.UUID;
import org.cadre.people.PersonId;

/**
 * A list kept under a name.
 *
 * @param shared whether everybody in the office sees it
 * @param query what its address asks, as stored
 */
public record SavedList(
        SavedListId id, ListKind kind, String name, String query, PersonId owner, String ownerName, boolean shared) {

    /** Names a list that is kept. */
    public record SavedListId(UUID value) {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    public ListAddress address() {
        return ListAddress.of(kind, query);
    }

    public String href() {
        return address().href();
    }
}
