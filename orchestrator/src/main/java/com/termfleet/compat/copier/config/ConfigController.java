package com.termfleet.compat.copier.config;

import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.account.Account.TerminalKind;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes over the copier's config.json for the caller. */
@RestController
@RequestMapping("/api/v1/config")
class ConfigController {

    private final ConfigImport imports;
    private final ConfigAudit audit;

    ConfigController(ConfigImport imports, ConfigAudit audit) {
        this.imports = imports;
        this.audit = audit;
    }

    /**
     * @param dryRun nothing is changed; the answer tells what would be
     * @param terminal mt5 or simulator, for the MT5 accounts that have a password
     */
    @RequiresSignIn({Role.ADMIN, Role.MASTER})
    @PostMapping("/import")
    ConfigImport.Outcome run(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "mt5") String terminal,
            @RequestBody ConfigFile file,
            Principal principal) {
        return imports.run(file, dryRun, kind(terminal), principal);
    }

    private static TerminalKind kind(String name) {
        return switch (name) {
            case "mt5" -> TerminalKind.MT5;
            case "simulator" -> TerminalKind.SIMULATOR;
            default -> throw new InvalidInputException("terminal", "must be mt5 or simulator");
        };
    }

    /** Newest first; an admin sees everybody's. */
    @RequiresSignIn
    @GetMapping("/imports")
    Page<ConfigAudit.Entry> list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return audit.list(principal.isAdmin() ? null : principal.user(), new PageRequest(page, size));
    }
}
