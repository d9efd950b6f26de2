package org.cadre.platform.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/** A mail as it is thought: one purpose, at most one button, and the reason it came. */
public final class Mail {
    /** A further address that a mail names, below its one button. */
    public record Place(Sentence label, String address) {}

    /** A paragraph somebody wrote themselves, in pieces. */
    public record Paragraph(List<Piece> pieces) {
        public Paragraph {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * Some words of a paragraph.
     *
     * @param href where they lead, where they are a link
     * @param onNewLine whether they begin a line of their own
     */
    public record Piece(String text, @Nullable String href, boolean bold, boolean onNewLine) {}

    /** A file that goes with a mail. */
    public record Attachment(String name, String type, byte[] bytes) {}

    final String to;
    final @Nullable UUID about;

    @Nullable
    Sentence subject;

    final List<Sentence> lines = new ArrayList<>();

    @Nullable
    Sentence button;

    @Nullable
    String url;

    @Nullable
    Sentence because;

    final List<Place> places = new ArrayList<>();

    @Nullable
    Instant notBefore;

    final List<Attachment> attachments = new ArrayList<>();

    final List<Paragraph> words = new ArrayList<>();

    @Nullable
    String unsubscribe;

    @Nullable
    Language known;

    private Mail(String to, @Nullable UUID about) {
        this.to = to;
        this.about = about;
    }

    /** A mail to an address, about a person when there is one. */
    public static Mail to(String address, @Nullable UUID about) {
        return new Mail(address, about);
    }

    public Mail subject(Sentence sentence) {
        this.subject = sentence;
        return this;
    }

    public Mail line(Sentence sentence) {
        lines.add(sentence);
        return this;
    }

    /** The one thing to do; the address is whole, made from the public address. */
    public Mail button(Sentence label, String address) {
        this.button = label;
        this.url = address;
        return this;
    }

    /** Names a further place, for a mail that sums up several things. */
    public Mail also(Sentence label, String address) {
        places.add(new Place(label, address));
        return this;
    }

    /** Holds the mail back until then, by the clock on the wall. */
    public Mail notBefore(@Nullable Instant instant) {
        this.notBefore = instant;
        return this;
    }

    public Mail because(Sentence reason) {
        this.because = reason;
        return this;
    }

    /** Somebody's own words, below the sentences of ours. */
    public Mail words(List<Paragraph> paragraphs) {
        words.addAll(paragraphs);
        return this;
    }

    /** Where one click ends mail of this kind: named in the mail's head, where mail programs look for it. */
    public Mail unsubscribe(String address) {
        this.unsubscribe = address;
        return this;
    }

    /** What is known of the language of who gets it, where they are a stranger to us: it is theirs only if we know no choice. */
    public Mail in(Language language) {
        this.known = language;
        return this;
    }

    public Mail attach(String name, String type, byte[] bytes) {
        attachments.add(new Attachment(name, type, bytes));
        return this;
    }
}
