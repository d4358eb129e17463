Feature: A configuration that changes while the server runs

  @ORCH-3031 @OC-CONFIG-6001 @must
  Scenario: A reload is put in force as a whole, and a refused one leaves the old one in force
    Given a server of its own
    And a pool "P" with:
      | queue.capacity    | 1      |
      | queue.full_policy | reject |
    And the engines of pool "P" hold every task
    And the tenant of the case has:
      | quotas.concurrent_max | 3 |
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted
    And the configuration becomes:
      | pools.0.queue.capacity          | 2    |
      | tenants.0.quotas.concurrent_max | none |
      | store.kind                      | tape |
    And the admin calls reloadConfig as "refused"
    And task "D" is submitted
    And the configuration becomes:
      | pools.0.queue.capacity          | 2      |
      | tenants.0.quotas.concurrent_max | 3      |
      | store.kind                      | sqlite |
    And the admin calls reloadConfig as "reload"
    And task "E" is submitted
    And task "F" is submitted
    And the metrics are read as "metrics"
    Then "C" is refused with "ADMISSION_REJECT" [ORCH-3031(b)]
    And "refused" is refused with "CONFIG_INVALID" and: [ORCH-3031(b), OC-CONFIG-6001(a)]
      | details.problems | {"$contains": {"$where": {"pointer": "/store/kind", "message": {"$matches": "tape.*sqlite"}}}} |
    And "refused" is refused with "CONFIG_INVALID" and: [ORCH-3031(b), OC-CONFIG-6001(a)]
      | details.problems | {"$contains": {"$where": {"pointer": "/tenants/0/quotas/concurrent_max", "message": {"$matches": "none"}}}} |
    And "D" is refused with "ADMISSION_REJECT" [ORCH-3031(a), ORCH-3031(b)]
    And the answer to "reload" has: [ORCH-3031(a)]
      | changed | {"$contains": {"$matches": "/pools/0/queue"}} |
    And the answer to "E" has: [ORCH-3031(a)]
      | state | queued |
    And "F" is refused with "QUOTA_EXCEEDED" [ORCH-3031(a)]
    And in "metrics" the metric "config_reloads_total" has: [ORCH-3031(b)]
      | value | 2 |

  @ASY-CONF-005 @must
  Scenario: What can't change while the server runs refuses the reload by its name
    Given a server of its own
    And a pool "P"
    And the engines of pool "P" hold every task
    When the configuration becomes:
      | server.host | 127.0.0.2               |
      | store.path  | {folder}/another.sqlite |
    And the admin calls reloadConfig as "refused"
    And task "A" is submitted
    And an engine works at task "A"
    And the configuration becomes:
      | server.host | 127.0.0.1             |
      | store.path  | {folder}/assay.sqlite |
    And the admin calls reloadConfig as "reload"
    Then "refused" is refused with "CONFIG_INVALID" and: [ASY-CONF-005]
      | details.problems | {"$contains": {"$where": {"pointer": "/server/host"}}} |
    And "refused" is refused with "CONFIG_INVALID" and: [ASY-CONF-005]
      | details.problems | {"$contains": {"$where": {"pointer": "/store/path"}}} |
    And the answer to "A" has status 202 [ASY-CONF-005]
    And the answer to "reload" has status 200 [ASY-CONF-005]
