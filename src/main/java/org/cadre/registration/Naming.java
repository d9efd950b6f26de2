package org.cadre.registration;

import java.util.List;

/** What became of the wish to put names on seats; all of them or none. */
sealed interface Naming {
    record Done(int seats) implements Naming {}

    /** More names than seats without one. */
    record TooMany(int nameless) implements Naming {}

    /** These have a seat in the event already. */
    record AlreadySeated(List<NameList.Name> who) implements Naming {
        public AlreadySeated {
            who = List.copyOf(who);
        }
    }

    /** Whoever sits in it has been checked in: their hours stay theirs. */
    record HasCome() implements Naming {}

    /** The seat is named, has ended, or it is too late. */
    record NotOpen() implements Naming {}
}
