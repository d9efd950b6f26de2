package org.cadre.reporting.list;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.springframework.stereotype.Component;

/** Who is meant when somebody writes to a list: everybody it names, once each, as of the moment of asking. */
@Component
public class PeopleOfList {
    private final Lists lists;
    private final ListReader reader;

    PeopleOfList(Lists lists, ListReader reader) {
        this.lists = lists;
        this.reader = reader;
    }

    /** What cannot be understood in the address, such as a cohort that is gone; nobody is named by such a list. */
    public Collection<Sentence> problems(ListAddress address) {
        return List.copyOf(reader.read(address).problems().values());
    }

    /**
     * Hands everybody over, a few in memory at a time. It takes part in a transaction of the caller, who may write in it
     * meanwhile; otherwise it reads in one of its own.
     */
    public void each(ListAddress address, Viewer viewer, Consumer<PersonOfList> use) {
        lists.people(understood(address), viewer, use);
    }

    /** How many they are. */
    public int count(ListAddress address, Viewer viewer) {
        return lists.countPeople(understood(address), viewer);
    }

    private ListQuestion understood(ListAddress address) {
        var question = reader.read(address);
        if (!question.isRight()) {
            throw new IllegalArgumentException("not a list: " + address.href());
        }
        return question;
    }
}
