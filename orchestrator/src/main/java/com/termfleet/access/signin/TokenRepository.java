package com.termfleet.access.signin;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The table of API tokens. */
interface TokenRepository extends ListCrudRepository<TokenRow, Long> {

    List<TokenRow> findByRevokedAtIsNull();

    /** Updates this column only: the token may have been revoked meanwhile. */
    @Modifying
    @Query("update api_tokens set last_used_at = :at where id = :id")
    void recordUse(long id, Instant at);
}
