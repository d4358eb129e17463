Feature: Refusals and the audit of the control plane
  What an operator changes is written down, what is refused changes nothing, and neither holds a secret.

  @ASY-CTRL-005 @must
  Scenario: A body that breaks its schema is refused and changes nothing
    Given a pool "P"
    And a pool "Q"
    When the operator calls reloadPool as "empty" with:
      | path.pool_id | {pool:P}         |
      | body         | {}               |
      | invalid      | no new_model_ref |
    And the operator calls reloadPool as "more" with:
      | path.pool_id | {pool:P}                                         |
      | body         | {"new_model_ref": "{model:Q}", "force": true} |
      | invalid      | a member that nobody knows                       |
    And the operator calls drainPool as "long" with:
      | path.pool_id | {pool:P}                     |
      | body         | {"deadline_ms": 86400001} |
      | invalid      | more than a day              |
    And the operator calls reloadPool as "none" with:
      | path.pool_id | {word:none}                     |
      | body         | {"new_model_ref": "{model:Q}"} |
    And the operator calls resumePool as "lost" with:
      | path.pool_id | {word:none} |
    And the operator calls getPoolHealth as "unseen" with:
      | path.pool_id | {word:none} |
    And pool "P" is resumed as "after"
    Then "empty" is refused with "INVALID_PARAMS" [ASY-CTRL-005(a), ASY-CTRL-005(c)]
    And "more" is refused with "INVALID_PARAMS" [ASY-CTRL-005(a), ASY-CTRL-005(c)]
    And "long" is refused with "INVALID_PARAMS" [ASY-CTRL-005(a), ASY-CTRL-005(c)]
    And "none" is refused with "POOL_NOT_FOUND" [ASY-CTRL-005(b), ASY-CTRL-005(c)]
    And "lost" is refused with "POOL_NOT_FOUND" [ASY-CTRL-005(b), ASY-CTRL-005(c)]
    And "unseen" is refused with "POOL_NOT_FOUND" [ASY-CTRL-005(b), ASY-CTRL-005(c)]
    And the answer to "after" has: [ASY-CTRL-005(a)]
      | model_ref | {model:P} |
      | ready     | true      |
      | draining  | false     |

  @ASY-CTRL-006 @must
  Scenario: Each change leaves one record, and so does each refused one
    Given a pool "P"
    When pool "P" is drained within 60000 ms as "drain"
    And pool "P" is resumed as "resume"
    And the client calls drainPool as "forbidden" with:
      | path.pool_id     | {pool:P} |
      | body.deadline_ms | 1000     |
    And pool "P" is reloaded to "{word:nobodys}" as "reload"
    And task "A" is submitted
    And task "A" comes to be completed
    And the operator calls listPools as "read"
    And the admin calls listAuditRecords as "drains" with:
      | query.tenant_id | {tenant:} |
      | query.action    | drainPool |
    And the admin calls listAuditRecords as "resumes" with:
      | query.tenant_id | {tenant:}  |
      | query.action    | resumePool |
    And the admin calls listAuditRecords as "reloads" with:
      | query.tenant_id | {tenant:}  |
      | query.action    | reloadPool |
    And the admin calls listAuditRecords as "reads" with:
      | query.tenant_id | {tenant:} |
      | query.action    | listPools |
    And the admin calls listAuditRecords as "all" with:
      | query.tenant_id | {tenant:} |
    Then "forbidden" is refused with "FORBIDDEN" [ASY-CTRL-006(b)]
    And the answer to "drains" has: [ASY-CTRL-006(a), ASY-CTRL-006(b)]
      | items.#            | 2                     |
      | items.0.outcome    | refused               |
      | items.0.error_code | FORBIDDEN             |
      | items.0.key_id     | {"$exists": true}   |
      | items.0.target     | {pool:P}              |
      | items.1.outcome    | done                  |
      | items.1.target     | {pool:P}              |
      | items.1.tenant_id  | {tenant:}             |
      | items.1.key_id     | {"$exists": true}   |
      | items.1.at_ms      | {"$min": 1700000000000} |
      | items.1.action     | drainPool             |
    And the answer to "resumes" has: [ASY-CTRL-006(a)]
      | items.#         | 1        |
      | items.0.outcome | done     |
      | items.0.target  | {pool:P} |
    And the answer to "reloads" has: [ASY-CTRL-006(b)]
      | items.#            | 1                                   |
      | items.0.outcome    | {"$oneOf": ["refused", "failed"]} |
      | items.0.error_code | MODEL_NOT_FOUND                     |
    And the answer to "reads" has: [ASY-CTRL-006(a)]
      | items.# | 0 |
    And no answer among these holds "{mark}": [ASY-CTRL-006(c)]
      | all | drains |
    And no answer among these holds "{key:operator}": [ASY-CTRL-006(c)]
      | all | drains |
    And no answer among these holds "{key:data}": [ASY-CTRL-006(c)]
      | all | drains |

  @ASY-CTRL-006 @must
  Scenario Outline: A request <with> leaves a record without tenant and key
    Given a server of its own
    And a pool "P"
    When nobody sends "<line>" as "A" with:
      | header.<name>           | <value>     |
      | header.X-Correlation-Id | {word:this} |
    And the audit comes to tell of the correlation "{word:this}", as "records"
    Then "A" is refused with "UNAUTHENTICATED" [ASY-CTRL-006(e)]
    And the answer to "records" has: [ASY-CTRL-006(e)]
      | items | {"$contains": {"$where": {"correlation_id": "{word:this}", "outcome": "refused", "error_code": "UNAUTHENTICATED", "tenant_id": {"$exists": false}, "key_id": {"$exists": false}}}} |
    And no answer among these holds "{word:stranger}": [ASY-CTRL-006(e)]
      | records |

    Examples:
      | with                         | line                         | name          | value                  |
      | without a key                | GET /v1/pools                | Accept        | application/json       |
      | with a key that nobody knows | GET /v1/pools                | Authorization | Bearer {word:stranger} |
      | that would change something  | POST /v1/pools/{pool:P}/resume | X-API-Key     | {word:stranger}        |

  @ASY-CTRL-006 @must
  Scenario: Audit records are given to admins alone, the newest first, page by page
    Given a pool "P"
    When pool "P" is drained within 60000 ms as "one"
    And pool "P" is resumed as "two"
    And pool "P" is drained within 60000 ms as "three"
    And the admin calls listAuditRecords as "page" with:
      | query.tenant_id | {tenant:} |
      | query.limit     | 2         |
    And the admin follows the cursor of "page" as "next" with:
      | query.tenant_id | {tenant:} |
      | query.limit     | 2         |
    And the operator calls listAuditRecords as "operator"
    And the client calls listAuditRecords as "client"
    Then the answer to "page" has: [ASY-CTRL-006(d)]
      | items.#        | 2                   |
      | items.0.action | drainPool           |
      | items.1.action | resumePool          |
      | next_cursor    | {"$exists": true} |
    And in the answer to "page" "sequence" of item 1 is below that of item 0 [ASY-CTRL-006(d)]
    And the answer to "next" has: [ASY-CTRL-006(d)]
      | items.#        | {"$min": 1} |
      | items.0.action | drainPool     |
      | next_cursor    | {"$exists": false} |
    And "operator" is refused with "FORBIDDEN" [ASY-CTRL-006(d)]
    And "client" is refused with "FORBIDDEN" [ASY-CTRL-006(d)]
