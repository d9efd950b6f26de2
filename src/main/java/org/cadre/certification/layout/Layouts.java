package org.cadre.certification.layout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.certification.layout.CertificateSheet.Signer;
import org.cadre.certification.layout.Layout.Words;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The layouts of editions: the newest version of each is the one that new certificates get. */
@Component
public class Layouts {
    /** A version as stored: what is null is as the product and the settings say. */
    private record Row(
            UUID id,
            int version,
            @Nullable String language,
            @Nullable String mainColor,
            @Nullable String inkColor,
            @Nullable String logo,
            @Nullable String program,
            @Nullable String awardedTo,
            @Nullable String statement,
            @Nullable String renewal) {
        boolean isStandard() {
            return language == null
                    && mainColor == null
                    && inkColor == null
                    && logo == null
                    && program == null
                    && awardedTo == null
                    && statement == null
                    && renewal == null;
        }
    }

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Settings settings;
    private final AuditTrail audit;
    private final Clock system;

    Layouts(JdbcClient jdbc, Texts texts, Settings settings, AuditTrail audit, Clock system) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.settings = settings;
        this.audit = audit;
        this.system = system;
    }

    /** The layout that a new certificate of this edition gets. */
    public Layout of(EditionId edition) {
        return filled(jdbc.sql("""
                select id, version, language, main_color, ink_color, logo, program, awarded_to, statement, renewal_statement
                  from certificate_layout
                 where edition = :edition
                 order by version desc
                 limit 1
                """)
                .param("edition", edition.value())
                .query(Layouts::row)
                .optional());
    }

    /** The same for an edition that is known by its document. */
    public Layout of(Edition edition) {
        return filled(jdbc.sql("""
                select l.id, l.version, l.language, main_color, ink_color, logo, program, awarded_to, statement, renewal_statement
                  from certificate_layout l
                  join edition e on e.id = l.edition
                 where e.slug = :slug and e.version = :version
                 order by l.version desc
                 limit 1
                """)
                .param("slug", edition.slug())
                .param("version", edition.version())
                .query(Layouts::row)
                .optional());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("language"),
                row.getString("main_color"),
                row.getString("ink_color"),
                row.getString("logo"),
                row.getString("program"),
                row.getString("awarded_to"),
                row.getString("statement"),
                row.getString("renewal_statement"));
    }

    private Layout filled(Optional<Row> newest) {
        return newest.map(row -> {
                    var language = texts.language(row.language).orElse(Language.ENGLISH);
                    var standard = standard(language);
                    var signers = signers(row.id);
                    return new Layout(
                            row.id,
                            row.version,
                            row.isStandard() && signers.isEmpty(),
                            language,
                            new Look(
                                    or(row.mainColor, standard.look().main()),
                                    or(row.inkColor, standard.look().ink()),
                                    row.logo),
                            new Words(
                                    or(row.program, standard.words().program()),
                                    or(row.awardedTo, standard.words().awardedTo()),
                                    or(row.statement, standard.words().statement()),
                                    or(row.renewal, standard.words().renewal())),
                            signers.isEmpty() ? standard.signers() : signers);
                })
                .orElseGet(this::standard);
    }

    /** What the product and the settings say by themselves. */
    Layout standard() {
        return standard(Language.ENGLISH);
    }

    /** The same in a language. */
    Layout standard(Language language) {
        return language.during(() -> new Layout(
                null,
                0,
                true,
                language,
                Look.STANDARD,
                new Words(
                        texts.say("certification.layout.standard.program"),
                        new Wording(texts.say("certification.layout.standard.awarded-to")),
                        new Wording(texts.say("certification.layout.standard.statement")),
                        new Wording(texts.say("certification.layout.standard.renewal"))),
                settings.signers().stream()
                        .map(signer -> new Signer(signer.name(), signer.title()))
                        .toList()));
    }

    /** The words that are nobody's own, in every language. */
    List<Words> standardWords() {
        return texts.languages().stream().map(one -> standard(one).words()).toList();
    }

    private List<Signer> signers(UUID layout) {
        return jdbc.sql(
                        "select name, title, signature from certificate_layout_signer where layout = :layout order by place")
                .param("layout", layout)
                .query(Signer.class)
                .list();
    }

    private static String or(@Nullable String own, String standard) {
        return own == null ? standard : own;
    }

    private static Wording or(@Nullable String own, Wording standard) {
        return own == null ? standard : new Wording(own);
    }

    /**
     * Keeps what office decided as the next version, unless somebody else was faster. What equals the standard is left
     * open, so that it follows the settings.
     *
     * @param seen the version that office had before its eyes
     * @return whether it was kept
     */
    boolean keep(EditionId edition, int seen, Layout chosen, Actor actor) {
        var before = of(edition);
        if (before.version() != seen) {
            return false;
        }
        var standard = standard(chosen.language());
        var look = chosen.look();
        var words = chosen.words();
        var signers = chosen.signers();
        var id = Ids.next();
        int kept = jdbc.sql("""
                insert into certificate_layout (id, edition, version, language, main_color, ink_color, logo, program, awarded_to,
                                                statement, renewal_statement, made_by, made_at)
                values (:id, :edition, :version, :language, :main, :ink, :logo, :program, :awardedTo,
                        :statement, :renewal, :by, :at)
                on conflict (edition, version) do nothing
                """)
                .param("id", id)
                .param("edition", edition.value())
                .param("version", seen + 1)
                .param("language", own(chosen.language().tag(), Language.ENGLISH.tag()))
                .param("main", own(look.main(), standard.look().main()))
                .param("ink", own(look.ink(), standard.look().ink()))
                .param("logo", look.logo())
                .param("program", own(words.program(), standard.words().program()))
                .param("awardedTo", own(words.awardedTo(), standard.words().awardedTo()))
                .param("statement", own(words.statement(), standard.words().statement()))
                .param("renewal", own(words.renewal(), standard.words().renewal()))
                .param("by", actor.person())
                .param("at", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (kept == 0) {
            return false;
        }
        if (!signers.equals(standard.signers())) {
            for (int i = 0; i < signers.size(); i++) {
                keep(id, i + 1, signers.get(i));
            }
        }
        audit.record(
                actor,
                "certificate-layout.changed",
                null,
                edition.value(),
                Map.of("version", seen),
                Map.of("version", seen + 1, "layout", id));
        return true;
    }

    private void keep(UUID layout, int place, Signer signer) {
        jdbc.sql("""
                insert into certificate_layout_signer (layout, place, name, title, signature)
                values (:layout, :place, :name, :title, :signature)
                """)
                .param("layout", layout)
                .param("place", place)
                .param("name", signer.name())
                .param("title", signer.title())
                .param("signature", signer.signature())
                .update();
    }

    private static @Nullable String own(Wording chosen, Wording standard) {
        return own(chosen.pattern(), standard.pattern());
    }

    private static @Nullable String own(String chosen, String standard) {
        return chosen.equals(standard) ? null : chosen;
    }
}
