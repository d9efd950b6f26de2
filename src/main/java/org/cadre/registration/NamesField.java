package org.cadre.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * The field in which names are typed or pasted, with a file beside it: what the file says is put into the field, so that
 * it is kept and can be corrected like anything typed.
 */
final class NamesField {
    private static final int LONGEST = 40_000;

    private NamesField() {}

    static NameList read(Form form, @Nullable MultipartFile file) {
        if (file != null && !file.isEmpty()) {
            NameList.textOf(bytes(file))
                    .ifPresentOrElse(
                            text -> form.with("names", (form.text("names") + "\n" + text).strip()),
                            () -> form.wrong("file", Sentence.of("registration.names.unreadable")));
        }
        if (form.text("names").length() > LONGEST) {
            form.wrong(
                    "names",
                    Sentence.of("web.too-long", LONGEST, form.text("names").length()));
            return new NameList(List.of(), List.of());
        }
        var names = NameList.read(form.text("names"));
        if (!names.isRight()) {
            form.wrong(
                    "names",
                    Sentence.of("registration.names.wrong", names.problems().size()));
        }
        return names;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
