Feature: The catalog
  Where a model comes from is kept, and a name means one digest.

  @ORCH-3060 @must
  Scenario: The catalog keeps where a model comes from
    Given a server that lets everything in and says what it could not verify
    When model "M" is entered with:
      | model_ref | {word:ref}          |
      | version   | 1.4.2               |
      | tags      | ["stable", "small"] |
      | signed by | release             |
      | bill      | parts               |
    And model "M" is read as "found"
    And the operator calls listCatalogModels as "listed" with:
      | query.limit | 200 |
    Then the answer to "M" has status 201 [ORCH-3060(d)]
    And "digest" of the answer to "found" is the digest of the weights "M" [ORCH-3060(a)]
    And the answer to "found" has: [ORCH-3060(a)]
      | id                    | {word:M}             |
      | model_ref             | {word:ref}           |
      | source_url            | {"$matches": "^file:/.+"} |
      | version               | 1.4.2                |
      | tags                  | ["stable", "small"]  |
      | manifests.#           | {"$min": 1}          |
    And "manifests.0.digest" of the answer to "found" is the digest of the weights "M" [ORCH-3060(a)]
    And the answer to "found" has: [ORCH-3060(b)]
      | signatures.#          | 1       |
      | signatures.0.signer   | release |
      | signatures.0.algo     | ed25519 |
    And the answer to "found" tells of the bill "parts" [ORCH-3060(c)]
    And the answers to "M" and "found" have the same body [ORCH-3060(d)]
    And the answer to "listed" has: [ORCH-3060(d)]
      | items | {"$contains": {"$where": {"id": "{word:M}", "version": "1.4.2", "state": "draft"}}} |

  @ORCH-3060 @must
  Scenario: A list that asks for a state shows the models that are in it, and no others
    Given a server that asks nothing of models
    When model "A" is entered
    And model "B" is entered
    And model "B" has become active
    And the operator calls listCatalogModels as "all" with:
      | query.limit | 200 |
    And the operator calls listCatalogModels as "drafts" with:
      | query.state | draft |
      | query.limit | 200   |
    And the operator calls listCatalogModels as "active" with:
      | query.state | active |
      | query.limit | 200    |
    And the operator calls listCatalogModels as "one" with:
      | query.limit | 1 |
    Then the answer to "all" has: [ORCH-3060(d)]
      | items | {"$contains": {"$where": {"id": "{word:A}"}}} |
    And the answer to "all" has: [ORCH-3060(d)]
      | items | {"$contains": {"$where": {"id": "{word:B}"}}} |
    And the answer to "drafts" has: [ORCH-3060(d)]
      | items | {"$contains": {"$where": {"id": "{word:A}"}}, "$not": {"$contains": {"$where": {"id": "{word:B}"}}}} |
    And the answer to "active" has: [ORCH-3060(d)]
      | items | {"$contains": {"$where": {"id": "{word:B}"}}, "$not": {"$contains": {"$where": {"id": "{word:A}"}}}} |
    And the answer to "one" has: [ORCH-3060(d)]
      | items.#     | 1                 |
      | next_cursor | {"$exists": true} |

  @ASY-CAT-001 @must
  Scenario Outline: A model that nobody entered is not found by <operation>
    Given a server that asks nothing of models
    When the admin calls <operation> as "none" with:
      | path.model_id | {word:nobodys} |
    And model "M" is entered
    And the admin calls <operation> as "known" with:
      | path.model_id | {word:M} |
    Then "none" is refused with "MODEL_NOT_FOUND" and: [ASY-CAT-001(a)]
      | retriable | false |
    And the answer to "known" has status <status> [ASY-CAT-001(a)]

    Examples:
      | operation            | status |
      | getCatalogModel      | 200    |
      | verifyCatalogModel   | 202    |
      | rollbackCatalogModel | 409    |

  @ASY-CAT-001 @must
  Scenario: The state of a model that nobody entered can't be set
    Given a server that asks nothing of models
    When model "nobodys" is moved to active as "none"
    And model "M" is entered
    And model "M" is moved to active as "known"
    Then "none" is refused with "MODEL_NOT_FOUND" [ASY-CAT-001(a)]
    And the answer to "known" has status 202 [ASY-CAT-001(a)]

  @ASY-CAT-001 @must
  Scenario Outline: An id that stands with another <what> is a conflict
    Given a server that asks nothing of models
    When model "M" is entered with:
      | version | v1        |
      | tags    | ["first"] |
    And model "M" has become active
    And model "M" is read as "before"
    And model "M" is entered as "other" with:
      | version  | v1        |
      | tags     | ["first"] |
      | <member> | <value>   |
    And model "M" is entered as "same" with:
      | version | v1        |
      | tags    | ["first"] |
    And model "M" is read as "after"
    Then "other" is refused with "STATE_CONFLICT" [ASY-CAT-001(b)]
    And the answer to "same" has status 200 [ASY-CAT-001(b)]
    And the answers to "before" and "same" have the same body [ASY-CAT-001(b)]
    And the answers to "before" and "after" have the same body [ASY-CAT-001(b)]
    And the answer to "after" has: [ASY-CAT-001(b)]
      | state   | active    |
      | version | v1        |
      | tags    | ["first"] |

    Examples:
      | what    | member     | value             |
      | version | version    | v2                |
      | tag     | tags       | ["second"]        |
      | source  | source_url | file:/nowhere.bin |
      | name    | model_ref  | another           |

  @ASY-CAT-001 @must
  Scenario: Operators of every tenant see the same catalog
    Given a server that asks nothing of models
    And a tenant "T"
    When model "M" is entered
    And model "M" is read as "ours"
    And the operator of tenant "T" calls getCatalogModel as "theirs" with:
      | path.model_id | {word:M} |
    And the client calls getCatalogModel as "client" with:
      | path.model_id | {word:M} |
    Then the answers to "ours" and "theirs" have the same body [ASY-CAT-001(b)]
    And the answer to "ours" has status 200 [ASY-CAT-001(b)]
    And "client" is refused with "FORBIDDEN" [ASY-CAT-001(a)]

  @ORCH-3065 @must
  Scenario: A retired entry keeps its manifests and its bill of materials
    Given a server that asks nothing of models
    When model "M" is entered with:
      | version   | v1    |
      | bill      | parts |
      | files     | a.bin b.bin |
    And model "M" is moved to active
    And model "M" is moved to deprecated
    And model "M" is moved to retired
    And model "M" is read as "found"
    And the operator calls listCatalogModels as "listed" with:
      | query.state | retired |
      | query.limit | 200     |
    Then the answer to "found" has: [ORCH-3065]
      | state              | retired                   |
      | manifests.#        | 2                         |
      | manifests.0.path   | a.bin                     |
      | manifests.1.path   | b.bin                     |
      | version            | v1                        |
    And "manifests.0.digest" of the answer to "found" is the digest of the weights "a.bin" [ORCH-3065]
    And "manifests.1.digest" of the answer to "found" is the digest of the weights "b.bin" [ORCH-3065]
    And "digest" of the answer to "found" is the digest of the weights "M" [ORCH-3065]
    And the answer to "found" tells of the bill "parts" [ORCH-3065]
    And the answer to "listed" has: [ORCH-3065]
      | items | {"$contains": {"$where": {"id": "{word:M}", "manifests.#": 2, "sbom": {"$exists": true}}}} |

  @ORCH-3062 @must
  Scenario: A tag is resolved to its digest before a pool is given the model
    Given a server that asks nothing of models
    And a pool "P"
    And a pool "Q" with:
      | model.ref | {word:ref} |
    And the engines of pool "P" hold every task
    When engine 1 of pool "P" has the model "{word:ref}"
    And model "one" is entered with:
      | model_ref | {word:ref} |
      | tags      | ["stable"] |
    And model "one" has become active
    And pool "P" is reloaded to "{word:ref}:stable" as "first"
    And pool "P" is reloaded to "{word:ref}:stable" as "again"
    And pool "Q" is reloaded to "{word:ref}:stable" as "other pool"
    Then the answer to "first" has status 202 [ORCH-3062(a)]
    And "model_digest" of the answer to "first" is the digest of the weights "one" [ORCH-3062(a), ORCH-3062(b)]
    And "model_digest" of the answer to "again" is the digest of the weights "one" [ORCH-3062(a)]
    And "model_digest" of the answer to "other pool" is the digest of the weights "one" [ORCH-3062(a)]

  @ORCH-3062 @must
  Scenario: A tag that is moved changes nothing that runs
    Given a server that asks nothing of models
    And a pool "P"
    And the engines of pool "P" hold every task
    When model "one" is entered with:
      | model_ref | {model:P}  |
      | tags      | ["stable"] |
    And model "one" has become active
    And pool "P" is reloaded to "{model:P}:stable" as "reloaded"
    And task "A" is submitted
    And an engine works at task "A"
    And model "two" is entered with:
      | model_ref | {model:P}  |
      | tags      | ["stable"] |
    And pool "P" is resumed as "still"
    And the engine ends task "A"
    And task "A" comes to be completed
    And task "B" is submitted
    And an engine works at task "B"
    And the engine ends task "B"
    And task "B" comes to be completed
    And pool "P" is resumed as "later"
    And pool "P" is reloaded to "{model:P}:stable" as "asked anew"
    Then "model_digest" of the answer to "reloaded" is the digest of the weights "one" [ORCH-3062(b)]
    And "attempts.0.model_digest" of the answer to "A/getTask" is the digest of the weights "one" [ORCH-3062(b)]
    And "model_digest" of the answer to "still" is the digest of the weights "one" [ORCH-3062(c)]
    And "attempts.0.model_digest" of the answer to "B/getTask" is the digest of the weights "one" [ORCH-3062(c)]
    And "model_digest" of the answer to "later" is the digest of the weights "one" [ORCH-3062(c)]
    And the record of task "A" has: [ORCH-3062(c)]
      | attempts.# | 1 |
    And no engine is hung up on [ORCH-3062(c)]
    And "model_digest" of the answer to "asked anew" is the digest of the weights "two" [ORCH-3062(c)]

  @ORCH-3068 @ORCH-3062 @must
  Scenario: A tag means the same digest after a restart
    Given a server of its own
    And a server that asks nothing of models
    And a pool "P"
    When model "old" is entered with:
      | model_ref | {model:P} |
      | tags      | ["v1"]    |
    And model "new" is entered with:
      | model_ref | {model:P}        |
      | tags      | ["v1", "latest"] |
    And model "other" is entered with:
      | model_ref | {model:P}  |
      | tags      | ["canary"] |
    And pool "P" is reloaded to "{model:P}:v1" as "before"
    And model "new" is read as "entry before"
    And the server is killed
    And the server is started
    And pool "P" is reloaded to "{model:P}:canary" as "between"
    And model "old" is verified as "old again"
    And pool "P" is reloaded to "{model:P}:v1" as "after"
    And model "new" is read as "entry after"
    Then "model_digest" of the answer to "before" is the digest of the weights "new" [ORCH-3068, ORCH-3062(a)]
    And "model_digest" of the answer to "between" is the digest of the weights "other" [ORCH-3068, ORCH-3062(a)]
    And "model_digest" of the answer to "after" is the digest of the weights "new" [ORCH-3068, ORCH-3062(a)]
    And "digest" of the answer to "entry after" is the digest of the weights "new" [ORCH-3068]
    And the answer to "entry after" has: [ORCH-3068]
      | tags  | ["v1", "latest"] |
      | state | draft            |
