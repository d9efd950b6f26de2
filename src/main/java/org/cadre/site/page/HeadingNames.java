package org.cadre.site.page;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Names the headings of a page by their words, each once, so that a link can lead to it. */
final class HeadingNames extends AbstractVisitor {
    private final Map<Node, String> names = new IdentityHashMap<>();
    /** Begins with what every page has around. */
    private final Set<String> taken = new HashSet<>(List.of("content", "places", "find", "problems"));

    @Override
    public void visit(Heading heading) {
        String plain = Normalizer.normalize(said(heading), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String base = plain.isEmpty() ? "part" : plain;
        String name = base;
        for (int next = 2; !taken.add(name); next++) {
            name = base + "-" + next;
        }
        names.put(heading, name);
    }

    Optional<String> of(Node node) {
        return Optional.ofNullable(names.get(node));
    }

    /** The words of a part of a page, without what makes them look as they do. */
    static String said(Node node) {
        var said = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                said.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                said.append(code.getLiteral());
            }
        });
        return said.toString();
    }
}
