package com.termfleet.expert.web;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.account.Account;
import com.termfleet.account.AccountSecrets;
import com.termfleet.account.Accounts;
import com.termfleet.expert.ExpertPackage;
import com.termfleet.gateway.GatewayBinding;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.FieldErrors;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The Expert Advisor of an account, for a terminal that is not hosted here. */
@RestController
@RequestMapping("/api/v1/accounts/{id}/expert-package")
class ExpertPackageController {

    private static final String ZIP = "application/zip";
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?");

    private final Accounts accounts;
    private final AccountSecrets secrets;
    private final ExpertPackage expert;
    private final GatewayBinding gateway;
    private final ApplicationEventPublisher actions;

    ExpertPackageController(
            Accounts accounts,
            AccountSecrets secrets,
            ExpertPackage expert,
            GatewayBinding gateway,
            ApplicationEventPublisher actions) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.expert = expert;
        this.gateway = gateway;
        this.actions = actions;
    }

    /**
     * What is filled in. In the body of a request, since addresses are kept in logs.
     *
     * @param token of the account, as it was shown when it was made or renewed
     * @param host of the gateway, as the terminal reaches it; absent: where the caller has reached this server
     * @param port of the gateway; absent: where it listens
     */
    record PackageRequest(
            @Nullable String token,
            @Nullable String host,
            @Nullable Integer port) {

        @Override
        public String toString() {
            return "PackageRequest[" + host + ":" + port + "]";
        }
    }

    /** A ZIP file with the sources, the token filled in, and how to install them. */
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    @RequiresSignIn
    @PostMapping
    ResponseEntity<byte[]> download(
            @PathVariable long id, @RequestBody PackageRequest request, Principal principal, HttpServletRequest http)
            throws IOException {
        Account account = accounts.require(id, principal);
        if (account.platform() != Account.Platform.EXTERNAL && !account.isHosted()) {
            throw new ConflictException(
                    "Account " + id + " is " + account.platform() + ": no Expert Advisor connects for it.");
        }
        ExpertPackage.Inputs inputs = inputs(account, request, http.getServerName());
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        expert.write(inputs, zip);
        actions.publishEvent(
                new PersonAction(principal, Subject.ACCOUNT, account.id().value(), "downloaded the Expert Advisor"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ZIP))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(ExpertPackage.expertOf(account.role()) + "-" + id + ".zip")
                                .build()
                                .toString())
                .body(zip.toByteArray());
    }

    private ExpertPackage.Inputs inputs(Account account, PackageRequest request, String reachedAs) {
        String token = request.token();
        String host = request.host() == null ? reachedAs : request.host().strip();
        int port = request.port() == null ? gateway.port() : request.port();
        new FieldErrors()
                .check(token != null, "token", "is required: the one that was shown when it was made or renewed")
                .check(
                        token == null
                                || secrets.withToken(token)
                                        .filter(found -> found.id().equals(account.id()))
                                        .isPresent(),
                        "token",
                        "is not the token of this account; renew it if it is lost")
                .check(HOST.matcher(host).matches(), "host", "must be a host name or an address, without a port")
                .check(port >= 1 && port <= LARGEST_PORT, "port", "must be between 1 and " + LARGEST_PORT)
                .throwIfAny();
        return new ExpertPackage.Inputs(account.role(), Objects.requireNonNull(token), host, port);
    }
}
