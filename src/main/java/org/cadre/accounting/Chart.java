package org.cadre.accounting;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Account and fund of everything that is posted. */
public record Chart(Map<Post, Code> codes, boolean sample) {

    /** The two codes a line of the journal has. */
    public record Code(String account, String fund) {}

    /** @param sample whether any code still is the one Cadre came with */
    public Chart {
        codes = new EnumMap<>(codes);
        for (var post : Post.values()) {
            if (!codes.containsKey(post)) {
                throw new IllegalArgumentException("no code for " + post.word());
            }
        }
    }

    public Code of(Post post) {
        return Objects.requireNonNull(codes.get(post));
    }

    /** Every fund that is named, in the order of the alphabet. */
    public List<String> funds() {
        var funds = new TreeSet<String>();
        codes.values().forEach(code -> funds.add(code.fund));
        return List.copyOf(funds);
    }

    /** Every account of what is paid for, in the order of the alphabet: what entries are shared out over. */
    public List<String> accounts() {
        var accounts = new TreeSet<String>();
        codes.forEach((post, code) -> {
            if (post.isFee()) {
                accounts.add(code.account);
            }
        });
        return List.copyOf(accounts);
    }
}
