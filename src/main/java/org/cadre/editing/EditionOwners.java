package org.cadre.editing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.OrganizationId;
import org.cadre.program.EditionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose the published editions and their short names are. */
@Component
public class EditionOwners {
    private final JdbcClient jdbc;

    EditionOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose an edition is; empty: the association's own. */
    public Optional<OrganizationId> ownerOf(EditionId edition) {
        return jdbc.sql(
                        "select organization from edition_publication where edition = :edition and organization is not null")
                .param("edition", edition.value())
                .query(UUID.class)
                .optional()
                .map(OrganizationId::new);
    }

    /** Whose each published edition is; what is the association's own is not there. */
    public Map<EditionId, OrganizationId> owners() {
        var owners = new HashMap<EditionId, OrganizationId>();
        jdbc.sql("select edition, organization from edition_publication where organization is not null")
                .query(row -> {
                    owners.put(
                            new EditionId(row.getObject("edition", UUID.class)),
                            new OrganizationId(row.getObject("organization", UUID.class)));
                });
        return owners;
    }

    /** Takes the short name for that owner, unless it is taken: of two at once the second waits and sees the first. */
    boolean take(String slug, @Nullable OrganizationId owner) {
        var organization = owner == null ? null : owner.value();
        jdbc.sql(
                        "insert into edition_program (slug, organization) values (:slug, :organization) on conflict do nothing")
                .param("slug", slug)
                .param("organization", organization)
                .update();
        return jdbc.sql(
                        "select organization is not distinct from :organization::uuid from edition_program where slug = :slug")
                .param("slug", slug)
                .param("organization", organization)
                .query(Boolean.class)
                .single();
    }
}
