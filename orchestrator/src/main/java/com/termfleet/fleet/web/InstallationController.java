package com.termfleet.fleet.web;

import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.terminal.Installation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The installation's claim on its terminals, and containers without an account. For admins only. */
@RestController
@RequestMapping("/api/v1")
class InstallationController {

    private final Installation installation;

    InstallationController(Installation installation) {
        this.installation = installation;
    }

    @RequiresSignIn(Role.ADMIN)
    @GetMapping("/installation")
    Installation.Status status() {
        return installation.status();
    }

    /** @param as what the restored or moved database is */
    record ClaimRequest(Installation.@Nullable Claim as) {}

    @RequiresSignIn(Role.ADMIN)
    @PostMapping("/installation/claim")
    Installation.Status claim(@RequestBody ClaimRequest request, Principal principal) {
        if (request.as() == null) {
            throw new InvalidInputException("as", "is required: MOVED or COPY");
        }
        installation.claim(request.as(), principal);
        return installation.status();
    }

    record OrphanList(List<Installation.Orphan> items) {}

    @RequiresSignIn(Role.ADMIN)
    @GetMapping("/orphans")
    OrphanList orphans() {
        return new OrphanList(installation.orphans());
    }

    /** Removes the container with its volume. */
    @RequiresSignIn(Role.ADMIN)
    @DeleteMapping("/orphans/{container}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeOrphan(@PathVariable String container, Principal principal) {
        installation.removeOrphan(container, principal);
    }
}
