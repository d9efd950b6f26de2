package org.cadre.program.weaker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadre.program.weaker.Contacts.Plan;
import org.cadre.program.weaker.Contacts.Wanted;
import org.cadre.program.weaker.Quantity.Cadence;
import org.jspecify.annotations.Nullable;

/** Whether one person can have so much of everything as is asked for here, and no more than is too little there. */
final class Possible {
    /** What can be judged by itself: no bound on the one says anything about the others. */
    enum Kind {
        MODULES,
        CONTACTS,
        PLAIN;

        static Kind of(Quantity quantity) {
            return switch (quantity) {
                case Quantity.Module _, Quantity.Pd _ -> MODULES;
                case Quantity.Contact _, Cadence _ -> CONTACTS;
                case Quantity.Plain _ -> PLAIN;
            };
        }
    }

    private final Tree here;
    private final Tree there;
    private final Modules modules;
    private final Contacts contacts;
    private final Map<Quantity, Integer> plainThere = new HashMap<>();

    Possible(Tree here, Tree there) {
        this.here = here;
        this.there = there;
        this.modules = new Modules(here.edition(), there.edition());
        this.contacts = new Contacts(here.edition(), there.edition());
        for (int i = 0; i < there.quantities().size(); i++) {
            plainThere.put(there.quantities().get(i), i);
        }
    }

    Contacts contacts() {
        return contacts;
    }

    /**
     * Whether that is possible, as far as this kind is concerned.
     *
     * @param least steps that are reached here
     * @param most steps above which nothing is reached there
     */
    boolean is(Kind kind, int[] least, int[] most) {
        return switch (kind) {
            case MODULES -> attended(least, most) != null;
            case CONTACTS -> contacts(least, most) != null;
            case PLAIN -> plain(least, most);
        };
    }

    /** Minutes of each module; null when it is not possible. */
    @Nullable
    Map<String, Long> attended(int[] least, int[] most) {
        var low = new HashMap<String, Long>();
        long need = 0;
        for (int i = 0; i < least.length; i++) {
            switch (here.quantities().get(i)) {
                case Quantity.Module(var key) -> low.put(key, here.least(i, least[i]));
                case Quantity.Pd _ -> need = here.least(i, least[i]);
                default -> {}
            }
        }
        var high = new HashMap<String, Long>();
        long budget = Long.MAX_VALUE;
        for (int j = 0; j < most.length; j++) {
            switch (there.quantities().get(j)) {
                case Quantity.Module(var key) -> high.put(key, there.most(j, most[j]));
                case Quantity.Pd _ -> budget = there.most(j, most[j]);
                default -> {}
            }
        }
        return modules.attended(low, high, need, budget);
    }

    /** Contacts and months; null when it is not possible. */
    @Nullable
    Plan contacts(int[] least, int[] most) {
        return contacts.plan(wanted(least, most));
    }

    private Wanted wanted(int[] least, int[] most) {
        var wanted = Contacts.nothing();
        for (int i = 0; i < least.length; i++) {
            switch (here.quantities().get(i)) {
                case Quantity.Contact(var level) -> wanted.need()[level.ordinal()] = here.least(i, least[i]);
                case Cadence cadence -> add(wanted.kept(), cadence, least[i] > 0);
                default -> {}
            }
        }
        for (int j = 0; j < most.length; j++) {
            switch (there.quantities().get(j)) {
                case Quantity.Contact(var level) -> wanted.limit()[level.ordinal()] = there.most(j, most[j]);
                case Cadence cadence -> add(wanted.missed(), cadence, most[j] == 0);
                default -> {}
            }
        }
        return wanted;
    }

    private static void add(List<Cadence> cadences, Cadence cadence, boolean wanted) {
        if (wanted) {
            cadences.add(cadence);
        }
    }

    private boolean plain(int[] least, int[] most) {
        for (int i = 0; i < least.length; i++) {
            var other = plainThere.get(here.quantities().get(i));
            if (Kind.of(here.quantities().get(i)) == Kind.PLAIN
                    && other != null
                    && here.least(i, least[i]) > there.most(other, most[other])) {
                return false;
            }
        }
        return true;
    }
}
