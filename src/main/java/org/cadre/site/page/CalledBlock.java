package org.cadre.site.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Document;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** A line {@code ::: name}, and what stands between it and the line {@code :::} where the block holds words. */
final class CalledBlock extends CustomBlock {
    private static final Pattern LINE = Pattern.compile(":::\\s*(\\S*)(?:\\s+(.*?))?\\s*");

    private final String name;
    private final String argument;
    private final boolean onItsOwn;
    private boolean closed;

    private CalledBlock(String name, String argument, boolean onItsOwn) {
        this.name = name;
        this.argument = argument;
        this.onItsOwn = onItsOwn;
    }

    /** Empty: a closing line that closes nothing. */
    String name() {
        return name;
    }

    String argument() {
        return argument;
    }

    /** Whether it stands in the page itself, and in no list, quotation or other block. */
    boolean isOnItsOwn() {
        return onItsOwn;
    }

    boolean isClosed() {
        return closed;
    }

    /** Finds them while a page is read. */
    static final class Factory implements BlockParserFactory {
        private final Blocks blocks;

        Factory(Blocks blocks) {
            this.blocks = blocks;
        }

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            if (state.getIndent() > 3) {
                return BlockStart.none();
            }
            Matcher line = matchedLine(state);
            if (!line.matches()) {
                return BlockStart.none();
            }
            String argument = line.group(2) == null ? "" : line.group(2);
            var block = new CalledBlock(
                    line.group(1), argument, matched.getMatchedBlockParser().getBlock() instanceof Document);
            return BlockStart.of(new Reader(block, blocks.holdsWords(block.name)))
                    .atIndex(state.getLine().getContent().length());
        }
    }

    private static Matcher matchedLine(ParserState state) {
        var line = state.getLine().getContent();
        return LINE.matcher(line.subSequence(state.getNextNonSpaceIndex(), line.length()));
    }

    private static final class Reader extends AbstractBlockParser {
        private final CalledBlock block;
        private final boolean holdsWords;

        Reader(CalledBlock block, boolean holdsWords) {
            this.block = block;
            this.holdsWords = holdsWords;
        }

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public boolean isContainer() {
            return holdsWords;
        }

        @Override
        public boolean canContain(Block child) {
            return holdsWords;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            if (!holdsWords) {
                return BlockContinue.none();
            }
            var line = matchedLine(state);
            if (state.getIndent() <= 3 && line.matches() && line.group(1).isEmpty()) {
                block.closed = true;
                return BlockContinue.finished();
            }
            return BlockContinue.atIndex(state.getIndex());
        }
    }
}
