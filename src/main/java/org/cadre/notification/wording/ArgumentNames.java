package org.cadre.notification.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Walks through a pattern and gives its arguments other names: numbers, by which the product knows them, become words that a
 * person understands, and back. What stands in the branches of a plural is walked through too; what is quoted is left alone.
 */
final class ArgumentNames {
    /** A brace is missing or too many. */
    static final class Broken extends RuntimeException {
        Broken() {
            super("a brace is missing or too many", null, false, false);
        }
    }

    private final String pattern;
    private final UnaryOperator<String> other;
    private final StringBuilder renamed = new StringBuilder();
    private int at;

    private ArgumentNames(String pattern, UnaryOperator<String> other) {
        this.pattern = pattern;
        this.other = other;
    }

    /** The pattern with other names of its arguments. */
    static String renamed(String pattern, UnaryOperator<String> other) {
        var walk = new ArgumentNames(pattern, other);
        walk.message(false);
        if (walk.at < pattern.length()) {
            throw new Broken();
        }
        return walk.renamed.toString();
    }

    /** The names of its arguments, each as often as it stands there. */
    static List<String> of(String pattern) {
        var names = new ArrayList<String>();
        renamed(pattern, name -> {
            names.add(name);
            return name;
        });
        return names;
    }

    /** Up to the end, or to the brace that closes it. */
    private void message(boolean inBranch) {
        while (at < pattern.length()) {
            char next = pattern.charAt(at);
            if (next == '\'') {
                quoted();
            } else if (next == '{') {
                argument();
            } else if (next == '}') {
                if (!inBranch) {
                    throw new Broken();
                }
                return;
            } else {
                take();
            }
        }
        if (inBranch) {
            throw new Broken();
        }
    }

    private void take() {
        renamed.append(pattern.charAt(at++));
    }

    /** An apostrophe quotes only before a brace; as such it stands for itself. */
    private void quoted() {
        take();
        if (at < pattern.length() && (pattern.charAt(at) == '{' || pattern.charAt(at) == '}')) {
            while (at < pattern.length() && pattern.charAt(at) != '\'') {
                take();
            }
            if (at < pattern.length()) {
                take();
            }
        }
    }

    private void argument() {
        take();
        String name = until(",{}");
        renamed.append(other.apply(name.strip()));
        if (is(',')) {
            take();
            String type = until(",{}");
            renamed.append(type);
            String kind = type.strip();
            if (is(',') && (kind.equals("plural") || kind.equals("select") || kind.equals("selectordinal"))) {
                take();
                branches();
            } else {
                renamed.append(until("{}"));
            }
        }
        close();
    }

    private void branches() {
        renamed.append(until("{}"));
        while (is('{')) {
            take();
            message(true);
            close();
            renamed.append(until("{}"));
        }
    }

    private void close() {
        if (!is('}')) {
            throw new Broken();
        }
        take();
    }

    private boolean is(char expected) {
        return at < pattern.length() && pattern.charAt(at) == expected;
    }

    private String until(String ends) {
        int from = at;
        while (at < pattern.length() && ends.indexOf(pattern.charAt(at)) < 0) {
            at++;
        }
        return pattern.substring(from, at);
    }
}
