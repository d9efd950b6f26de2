package org.cadre.site.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.cadre.platform.text.Sentence;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/** Reads a page's Markdown. Nothing that could run in a reader's browser comes through, and all that is wrong is said at once. */
@Component
class PageReader {
    static final int LONGEST = 60_000;
    private static final int DEEPEST = 30;
    private static final int MOST_PROBLEMS = 30;
    private static final int SHOWN = 60;

    /** Where links may lead: the web, mail, a phone, a place of this site or of this page. */
    private static final Pattern LINK =
            Pattern.compile("https?://[^/].*|mailto:.+|tel:.+|/(?!/).*|/|#.+", Pattern.CASE_INSENSITIVE);

    private static final Pattern OWN = Pattern.compile("/(?!/).+");
    /** What browsers leave out of an address, or read as something else. */
    private static final Pattern TRICK = Pattern.compile("[\\p{Cntrl}\\s\\\\\\p{Cf}]");

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private final Blocks blocks;
    private final Parser parser;

    PageReader(Blocks blocks) {
        this.blocks = blocks;
        this.parser = Parser.builder()
                .extensions(EXTENSIONS)
                .customBlockParserFactory(new CalledBlock.Factory(blocks))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .maxOpenBlockParsers(2 * DEEPEST)
                .build();
    }

    PageText read(String markdown) {
        if (markdown.length() > LONGEST) {
            return refused(1, Sentence.of("site.page.problem.long", LONGEST, markdown.length()));
        }
        Node page = parser.parse(markdown);
        int deep = tooDeep(page);
        if (deep > 0) {
            return refused(deep, Sentence.of("site.page.problem.deep"));
        }
        var check = new Check();
        page.accept(check);
        return new PageText(parts(page), check.found());
    }

    private static PageText refused(int line, Sentence why) {
        return new PageText(List.of(), List.of(new PageProblem(line, why)));
    }

    /** The line where things lie in each other deeper than anybody writes; 0: nowhere. Walks without recursion. */
    private static int tooDeep(Node page) {
        int depth = 0;
        Node node = page;
        while (true) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                if (depth > DEEPEST) {
                    return Math.max(1, line(node));
                }
                continue;
            }
            while (node != page && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            if (node == page) {
                return 0;
            }
            node = node.getNext();
        }
    }

    private List<PageText.Part> parts(Node page) {
        var renderer = renderer(page);
        var parts = new ArrayList<PageText.Part>();
        var words = new StringBuilder();
        for (Node node = page.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof CalledBlock called) {
                if (!words.isEmpty()) {
                    parts.add(new PageText.Words(words.toString()));
                    words.setLength(0);
                }
                parts.add(new PageText.Called(
                        called.name(),
                        called.argument(),
                        blocks.holdsWords(called.name()) ? inside(called, renderer) : null));
            } else {
                words.append(renderer.render(node));
            }
        }
        if (!words.isEmpty()) {
            parts.add(new PageText.Words(words.toString()));
        }
        return parts;
    }

    /** Each heading can be led to. */
    private static HtmlRenderer renderer(Node page) {
        var names = new HeadingNames();
        page.accept(names);
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(
                        _ -> (node, _, attributes) -> names.of(node).ifPresent(name -> attributes.put("id", name)))
                .build();
    }

    private static String inside(Node block, HtmlRenderer renderer) {
        var words = new StringBuilder();
        for (Node node = block.getFirstChild(); node != null; node = node.getNext()) {
            words.append(renderer.render(node));
        }
        return words.toString();
    }

    private static int line(Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (!one.getSourceSpans().isEmpty()) {
                return one.getSourceSpans().getFirst().getLineIndex() + 1;
            }
        }
        return 1;
    }

    private static String shown(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    /** Says what is wrong, line by line. */
    private final class Check extends AbstractVisitor {
        private final List<PageProblem> found = new ArrayList<>();
        private int heading = 1;

        List<PageProblem> found() {
            return found.stream()
                    .sorted(Comparator.comparingInt(PageProblem::line))
                    .limit(MOST_PROBLEMS)
                    .toList();
        }

        private void wrong(Node node, String what, Object... arguments) {
            found.add(new PageProblem(line(node), Sentence.of("site.page.problem." + what, arguments)));
        }

        @Override
        public void visit(HtmlBlock html) {
            wrong(html, "html", shown(html.getLiteral()));
        }

        @Override
        public void visit(HtmlInline html) {
            wrong(html, "html", shown(html.getLiteral()));
        }

        @Override
        public void visit(Heading title) {
            if (title.getLevel() == 1) {
                wrong(title, "main-heading");
            } else if (title.getLevel() > heading + 1) {
                wrong(title, "skipped-heading", "#".repeat(title.getLevel()), "#".repeat(heading + 1));
            }
            heading = Math.max(1, title.getLevel());
            visitChildren(title);
        }

        @Override
        public void visit(Link link) {
            String to = link.getDestination();
            if (to.isEmpty()) {
                wrong(link, "link-empty");
            } else if (TRICK.matcher(to).find() || !LINK.matcher(to).matches()) {
                wrong(link, "link", shown(to));
            } else if (link.getFirstChild() == null) {
                wrong(link, "link-words", shown(to));
            }
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            String from = image.getDestination();
            if (TRICK.matcher(from).find() || !OWN.matcher(from).matches()) {
                wrong(image, "image", shown(from));
            }
            if (HeadingNames.said(image).isBlank()) {
                wrong(image, "image-words", shown(from));
            }
            visitChildren(image);
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof CalledBlock called) {
                check(called);
            }
            visitChildren(block);
        }

        private void check(CalledBlock called) {
            if (called.name().isEmpty()) {
                wrong(called, "block-nothing-open");
                return;
            }
            var block = blocks.find(called.name());
            if (block.isEmpty()) {
                wrong(called, "block-unknown", shown(called.name()), blocks.names());
            } else if (!called.isOnItsOwn()) {
                wrong(called, "block-inside", called.name());
            } else if (block.get().holdsWords() && !called.isClosed()) {
                wrong(called, "block-open", called.name());
            } else {
                block.get().refuses(called.argument()).ifPresent(why -> found.add(new PageProblem(line(called), why)));
            }
        }
    }
}
