package org.cadre.reporting.list;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * A list as its page shows it.
 *
 * @param form what the address asks, and what is wrong with it
 * @param saving the form to save it under a name, where that was refused
 * @param count how many fit, as far as is known
 * @param next where the list goes on, and back where it came from; null at its ends
 * @param chosen the hidden part of the address that the filters keep: columns
 */
record ListView(
        ListKind kind,
        Form form,
        Form saving,
        ListQuestion question,
        List<Choice> filters,
        List<Choice> further,
        List<Shown> rows,
        Lists.Count count,
        @Nullable String next,
        @Nullable String back,
        List<SavedList> saved,
        List<String> chosen) {

    /**
     * One filter as it stands.
     *
     * @param label key of its name, in this list
     * @param name of what was chosen elsewhere, such as a district
     */
    record Choice(Filter filter, String label, String value, List<Option> options, @Nullable String name) {
        boolean isSet() {
            return !value.isEmpty();
        }
    }

    /** A row, said. */
    record Shown(String href, boolean sample, List<String> cells) {}

    int furtherSet() {
        return (int) further.stream().filter(Choice::isSet).count();
    }

    boolean isWrong() {
        return !question.isRight();
    }

    ListAddress address() {
        return question.address();
    }

    /** Where the same rows are taken out. */
    String export(String format) {
        String query = address().query();
        return "/office/lists/" + kind.word() + "/rows." + format + (query.isEmpty() ? "" : "?" + query);
    }

    /** The address without its columns: fields of the form that chooses them. */
    List<Option> withoutColumns() {
        return address().asked().entrySet().stream()
                .filter(one -> !one.getKey().equals(ListReader.COLUMNS))
                .flatMap(one -> one.getValue().stream().map(value -> new Option(one.getKey(), value)))
                .toList();
    }

    /**
     * What makes the list look again: typing, and a choice made. Leaving the field one typed in is no choice: it would
     * fold together what was just opened.
     */
    String trigger() {
        return Stream.concat(
                        Stream.concat(filters.stream(), further.stream())
                                .filter(one -> one.filter.kind() != Filter.Kind.TEXT
                                        && one.filter.kind() != Filter.Kind.DISTRICT)
                                .map(one -> one.filter.word()),
                        Stream.of(ListReader.SORT))
                .map(word -> "change from:#" + word)
                .collect(Collectors.joining(", ", "input changed delay:300ms from:#q, submit, ", ""));
    }

    boolean isSaved(SavedList list) {
        return list.address().query().equals(address().query());
    }
}
