package org.cadre.site.story;

import java.util.List;
import java.util.UUID;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.web.Preview;
import org.cadre.site.media.Picture;
import org.cadre.site.media.SitePictures;
import org.cadre.site.page.PlainWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what is shown of a story. */
@Component
class StoryViews {
    private final PlainWords words;
    private final SitePictures pictures;
    private final Settings settings;

    StoryViews(PlainWords words, SitePictures pictures, Settings settings) {
        this.words = words;
        this.pictures = pictures;
        this.settings = settings;
    }

    /** As everybody sees it. */
    StoryView shown(StoryVersion version, String address) {
        var picture = picture(version);
        String files = address + "/files/";
        return new StoryView(
                version,
                html(version),
                picture,
                files,
                null,
                new Preview(
                        version.words().title(),
                        version.words().summary(),
                        settings.link(address),
                        picture == null
                                ? null
                                : settings.link(files + picture.widest().digest()),
                        List.of()));
    }

    /** As only those see it who have that place. */
    StoryView draft(StoryVersion version, String files, @Nullable UUID story) {
        return new StoryView(version, html(version), picture(version), files, story, null);
    }

    @Nullable
    Picture picture(StoryVersion version) {
        var picture = version.files().picture();
        return picture == null ? null : pictures.find(picture).orElse(null);
    }

    private String html(StoryVersion version) {
        return words.read(version.words().body()).html();
    }
}
