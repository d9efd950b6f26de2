package org.cadre.certification;

import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/** What a file is worth that claims to be a certificate; each is another answer. */
sealed interface FileVerdict {
    /** It is what was issued, to the last byte that counts; what that is worth today is its condition. */
    record Genuine(Certificate certificate, Condition condition, CredentialFile.Kind kind) implements FileVerdict {}

    /**
     * Something in it was changed since it was signed.
     *
     * @param paper only the paper around an intact credential
     * @param certificate the one it claims to be, when that is one of ours
     */
    record Altered(boolean paper, @Nullable Certificate certificate) implements FileVerdict {}

    /** Signed by somebody else than the issuer it names, or it names somebody else. */
    record WrongIssuer(String claimed) implements FileVerdict {}

    /** Signed with a key that is none of ours. */
    record UnknownKey(String keyId) implements FileVerdict {}

    /** Signed with a key of ours after it fell into other hands. */
    record KeyCompromised() implements FileVerdict {}

    /** The signature is ours, and no such certificate is kept. */
    record Unknown() implements FileVerdict {}

    /** There is no signature in it. */
    record Unsigned() implements FileVerdict {}

    /** A file without a credential. */
    record NothingInside() implements FileVerdict {}

    /** It cannot be understood beyond doubt. */
    record Unreadable() implements FileVerdict {}

    /** The last part of the keys of its texts. */
    default String key() {
        return switch (this) {
            case Genuine _ -> "genuine";
            case Altered(var paper, var _) -> paper ? "altered-paper" : "altered";
            case WrongIssuer _ -> "wrong-issuer";
            case UnknownKey _ -> "unknown-key";
            case KeyCompromised _ -> "key-compromised";
            case Unknown _ -> "unknown";
            case Unsigned _ -> "unsigned";
            case NothingInside _ -> "nothing-inside";
            case Unreadable _ -> "unreadable";
        };
    }

    /** In a word. */
    default Sentence word() {
        return this instanceof Genuine(var _, var condition, var _)
                ? condition.verdict()
                : Sentence.of("certification.file." + key() + ".word");
    }

    /** In a sentence. */
    default Sentence sentence() {
        return switch (this) {
            case Genuine(var _, var condition, var _) -> condition.sentence();
            case WrongIssuer(var claimed) -> Sentence.of("certification.file.wrong-issuer.says", claimed);
            case Altered _, UnknownKey _, KeyCompromised _, Unknown _, Unsigned _, NothingInside _, Unreadable _ ->
                Sentence.of("certification.file." + key() + ".says");
        };
    }

    /** done, attention or problem. */
    default String tone() {
        return this instanceof Genuine(var _, var condition, var _)
                ? ("quiet".equals(condition.tone()) ? "attention" : condition.tone())
                : this instanceof NothingInside || this instanceof Unreadable ? "attention" : "problem";
    }

    default String icon() {
        return switch (this) {
            case Genuine(var _, var condition, var _) -> condition.icon();
            case Altered _ -> "slash-circle";
            case WrongIssuer _, UnknownKey _, KeyCompromised _, Unsigned _ -> "shield-x";
            case Unknown _ -> "question-octagon-fill";
            case NothingInside _, Unreadable _ -> "file-earmark-x";
        };
    }

    /** The certificate it is, or claims to be. */
    default @Nullable Certificate about() {
        return switch (this) {
            case Genuine(var certificate, var _, var _) -> certificate;
            case Altered(var _, var certificate) -> certificate;
            case WrongIssuer _, UnknownKey _, KeyCompromised _, Unknown _, Unsigned _, NothingInside _, Unreadable _ ->
                null;
        };
    }
}
