package org.cadre.site.block;

import java.util.Optional;
import java.util.regex.Pattern;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.site.page.PageBlock;
import org.springframework.stereotype.Component;

/** The association's name and addresses, as they stand in the settings. */
@Component
class ContactBlock implements PageBlock {
    private static final Pattern IN_BRACKETS = Pattern.compile(".*<([^<>]+)>\\s*");

    record ContactView(String name, String address, String email) {}

    private final Settings settings;

    ContactBlock(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "contact";
    }

    @Override
    public Sentence about() {
        return Sentence.of("site.block.contact.about");
    }

    @Override
    public Optional<View> view(Call call) {
        var bracketed = IN_BRACKETS.matcher(settings.mailFrom());
        return Optional.of(new View(
                "site/block/contact",
                new ContactView(
                        settings.associationName(),
                        settings.associationAddress(),
                        bracketed.matches() ? bracketed.group(1) : settings.mailFrom())));
    }
}
