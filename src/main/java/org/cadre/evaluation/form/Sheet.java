package org.cadre.evaluation.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All that one version of a form asks.
 *
 * @param opening what is said before the first question
 */
public record Sheet(String title, String opening, List<Section> sections) {
    public Sheet {
        sections = List.copyOf(sections);
    }

    public Stream<Question> questions() {
        return sections.stream().flatMap(section -> section.questions().stream());
    }

    public Optional<Question> question(String key) {
        return questions().filter(one -> one.key().equals(key)).findFirst();
    }

    public Optional<Section> section(String key) {
        return sections.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    Sheet headed(String newTitle, String newOpening) {
        return new Sheet(newTitle, newOpening, sections);
    }

    Sheet with(Section section) {
        var all = new ArrayList<>(sections);
        all.add(section);
        return new Sheet(title, opening, all);
    }

    /** Puts a question at the end of a section. */
    Sheet with(String section, Question question) {
        return each(one -> {
            if (!one.key().equals(section)) {
                return one;
            }
            var all = new ArrayList<>(one.questions());
            all.add(question);
            return new Section(section, one.title(), all);
        });
    }

    /** Puts another question where that one stands. */
    Sheet instead(String key, Question question) {
        return each(section -> new Section(
                section.key(),
                section.title(),
                section.questions().stream()
                        .map(one -> one.key().equals(key) ? question : one)
                        .toList()));
    }

    /** Without a question, or without a section that has none; what the program itself reads stays. */
    Sheet without(String key) {
        return new Sheet(
                title,
                opening,
                sections.stream()
                        .filter(section -> !section.key().equals(key)
                                || !section.questions().isEmpty())
                        .map(section -> new Section(
                                section.key(),
                                section.title(),
                                section.questions().stream()
                                        .filter(one -> one.fixed() || !one.key().equals(key))
                                        .toList()))
                        .toList());
    }

    /** A section one place up or down, or a question: beyond the end of its section it goes on into the next one. */
    Sheet moved(String key, boolean up) {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).key().equals(key)) {
                return new Sheet(title, opening, swapped(sections, i, up));
            }
        }
        for (int i = 0; i < sections.size(); i++) {
            var section = sections.get(i);
            for (int k = 0; k < section.questions().size(); k++) {
                if (section.questions().get(k).key().equals(key)) {
                    return moved(i, k, up);
                }
            }
        }
        return this;
    }

    private Sheet moved(int at, int place, boolean up) {
        var section = sections.get(at);
        boolean leaves = up ? place == 0 : place == section.questions().size() - 1;
        int next = up ? at - 1 : at + 1;
        if (!leaves) {
            return replaced(at, swapped(section.questions(), place, up));
        }
        if (next < 0 || next >= sections.size()) {
            return this;
        }
        var left = new ArrayList<>(section.questions());
        var question = left.remove(place);
        var entered = new ArrayList<>(sections.get(next).questions());
        entered.add(up ? entered.size() : 0, question);
        return replaced(at, left).replaced(next, entered);
    }

    private Sheet replaced(int at, List<Question> questions) {
        var all = new ArrayList<>(sections);
        all.set(at, new Section(all.get(at).key(), all.get(at).title(), questions));
        return new Sheet(title, opening, all);
    }

    private static <T> List<T> swapped(List<T> list, int at, boolean up) {
        int other = up ? at - 1 : at + 1;
        if (other < 0 || other >= list.size()) {
            return list;
        }
        var all = new ArrayList<>(list);
        Collections.swap(all, at, other);
        return all;
    }

    private Sheet each(UnaryOperator<Section> change) {
        return new Sheet(title, opening, sections.stream().map(change).toList());
    }
}
