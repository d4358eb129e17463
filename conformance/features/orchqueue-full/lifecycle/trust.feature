Feature: Trust
  What a model must prove before it comes into the catalog, and again before it is loaded.

  @ORCH-3061 @ORCH-3067 @must
  Scenario Outline: A strict policy refuses a model that <fault>
    Given a server that lets in only what is signed
    When model "M" is entered with:
      | version | v1      |
      | <row>   | <value> |
      | <other> | <of>    |
    And model "M" is read as "found"
    And model "good" is entered with:
      | version   | v1      |
      | signed by | release |
    And model "good" is read as "let in"
    Then "M" is refused with "UNTRUSTED_ARTIFACT" and: [ORCH-3061(a), ORCH-3067]
      | retriable | false |
    And "found" is refused with "MODEL_NOT_FOUND" [ORCH-3061(a), ORCH-3067]
    And the answer to "good" has status 201 [ORCH-3061(a), ORCH-3067]
    And the answer to "let in" has: [ORCH-3061(a), ORCH-3067]
      | verification.result   | pass    |
      | signatures.0.signer   | release |
      | signatures.0.verified | true    |

    Examples:
      | fault | row | value | other | of |
      | has no signature | version | v1 | tags | ["a"] |
      | has the signature of another model | signed by | release | signed over | another |
      | has no readable weights | signed by | release | source_url | file:/nowhere/at/all.bin |

  @ORCH-3061 @ORCH-3063 @must
  Scenario Outline: A strict policy refuses a signature that was made <by>
    Given a server that lets in only what is signed
    When model "M" is entered with:
      | version | v1      |
      | <row>   | <value> |
      | <other> | <of>    |
    And model "M" is read as "found"
    And model "good" is entered with:
      | version   | v1      |
      | signed by | release |
    And model "good" is read as "let in"
    Then "M" is refused with "UNTRUSTED_ARTIFACT" and: [ORCH-3061(a), ORCH-3063(b)]
      | retriable | false |
    And "found" is refused with "MODEL_NOT_FOUND" [ORCH-3061(a), ORCH-3063(b)]
    And the answer to "good" has status 201 [ORCH-3061(a), ORCH-3063(b)]
    And the answer to "let in" has: [ORCH-3061(a), ORCH-3063(b)]
      | verification.result   | pass    |
      | signatures.0.signer   | release |
      | signatures.0.verified | true    |

    Examples:
      | by | row | value | other | of |
      | with a key that it doesn't list | signed by | stranger | tags | ["a"] |
      | with another key than it names | signed by | stranger | in the name of | release |

  @ORCH-3061 @ORCH-3063 @ASY-CAT-003 @must
  Scenario Outline: A permissive policy lets a model in that <fault>, and says so
    Given a server that lets everything in and says what it could not verify
    When model "M" is entered with:
      | version | v1 |
      | <row>   | <value> |
      | <other> | <of> |
    And model "M" is read as "found"
    And model "M" is verified as "again"
    And model "M" is moved to active as "moved"
    Then the answer to "M" has status 201 [ORCH-3061(c)]
    And the answer to "found" has: [ORCH-3061(c)]
      | verification.result | fail                                            |
      | verification.reason | UNTRUSTED_ARTIFACT                              |
      | signatures          | {"$not": {"$contains": {"$where": {"verified": true}}}} |
      | trust_policy.mode   | permissive                                      |
    And the answer to "found" has: [ORCH-3063(b)]
      | signatures.# | <signatures> |
    And the answer to "again" has: [ASY-CAT-003(c)]
      | verification.result | fail                                            |
      | signatures          | {"$not": {"$contains": {"$where": {"verified": true}}}} |
    And the answer to "moved" has status 202 [ORCH-3061(c)]

    Examples:
      | fault                                  | row       | value    | other          | of      | signatures |
      | has no signature                       | version   | v1       | tags           | ["a"]   | 0          |
      | is signed by a stranger                | signed by | stranger | tags           | ["a"]   | 1          |
      | is signed by a stranger in a good name | signed by | stranger | in the name of | release | 1          |
      | has the signature of another model     | signed by | release  | signed over    | another | 1          |

  @ORCH-3061 @must
  Scenario: What is signed counts as verified under a permissive policy too
    Given a server that lets everything in and says what it could not verify
    When model "M" is entered with:
      | signed by | release |
    Then the answer to "M" has: [ORCH-3061(c)]
      | verification.result   | pass    |
      | signatures.0.signer   | release |
      | signatures.0.verified | true    |

  @ORCH-3063 @must
  Scenario Outline: A source outside the allowed registries is refused where the policy <policy>
    Given a server that <policy>
    When model "M" is entered with:
      | source_url | <source> |
      | digest     | M        |
      | signed by  | release  |
    And model "M" is read as "found"
    And model "local" is entered with:
      | signed by | release |
    Then "M" is refused with "REGISTRY_NOT_ALLOWED" and: [ORCH-3063(a)]
      | retriable | false |
    And "found" is refused with "MODEL_NOT_FOUND" [ORCH-3063(a)]
    And the answer to "local" has status 201 [ORCH-3063(a)]

    Examples:
      | policy                                               | source                             |
      | lets in only what is signed                          | https://127.0.0.1:8/m.bin          |
      | lets in only what is signed                          | https://127.0.0.1/m.bin            |
      | lets in only what is signed                          | https://127.0.0.1:9.example/m.bin  |
      | lets in only what is signed                          | https://127.0.0.1:9@example/m.bin  |
      | lets in only what is signed                          | oci://registry.example/m           |
      | lets everything in and says what it could not verify | https://127.0.0.1:8/m.bin          |

  @ORCH-3063 @ASY-CAT-003 @must
  Scenario: A source at an allowed registry that can't be read is let in by a permissive policy as unverified
    Given a server that lets everything in and says what it could not verify
    When model "M" is entered with:
      | source_url | https://127.0.0.1:9/m.bin |
      | digest     | M                         |
      | signed by  | release                   |
    And model "M" is verified as "again"
    Then the answer to "M" has status 201 [ORCH-3063(a)]
    And the answer to "M" has: [ASY-CAT-003(c)]
      | verification.result | fail |
    And the answer to "again" has: [ASY-CAT-003(c)]
      | verification.result | fail |

  @ORCH-3063 @must
  Scenario: A source at an allowed registry that can't be read is refused by a strict policy for want of proof
    Given a server that lets in only what is signed
    When model "M" is entered with:
      | source_url | https://127.0.0.1:9/m.bin |
      | digest     | M                         |
      | signed by  | release                   |
    Then "M" is refused with "UNTRUSTED_ARTIFACT" [ORCH-3063(a)]

  @ASY-CAT-002 @must
  Scenario Outline: A model <fault> is refused where one is required
    Given a server that lets in only what is signed and has its bill of materials
    When model "M" is entered with:
      | signed by | release |
      | <row>     | <value> |
      | <other>   | <of>    |
    And model "M" is read as "found"
    And model "good" is entered with:
      | signed by | release |
      | bill      | parts   |
    And model "good" is read as "let in"
    Then "M" is refused with "UNTRUSTED_ARTIFACT" [ASY-CAT-002]
    And "found" is refused with "MODEL_NOT_FOUND" [ASY-CAT-002]
    And the answer to "good" has status 201 [ASY-CAT-002]
    And the answer to "let in" tells of the bill "parts" [ASY-CAT-002]
    And the answer to "let in" has: [ASY-CAT-002]
      | verification.result | pass |

    Examples:
      | fault                                        | row     | value | other        | of      |
      | without a bill of materials                  | version | v1    | tags         | ["a"]   |
      | whose bill of materials has another digest   | bill    | parts | bill over    | another |
      | whose bill of materials isn't there          | bill    | gone  | bill is lost | true    |

  @ASY-CAT-004 @must
  Scenario: Nothing in a request loosens the trust policy
    Given a server that lets in only what is signed
    When model "by header" is entered with:
      | version | v1         |
      | header  | permissive |
    And model "by member" is entered with:
      | version           | v1         |
      | trust_policy.mode | permissive |
    And model "by member" is read as "not there"
    And the admin calls createCatalogModel as "by override" with:
      | body    | {"id": "{word:o}", "source_url": "file:config.yaml", "override": true} |
      | invalid | an override where there is none                                        |
    And the admin calls createCatalogModel as "by query" with:
      | query.mode | permissive                                           |
      | body       | {"id": "{word:q}", "source_url": "file:config.yaml"} |
    And model "by digest" is entered with:
      | digest | by digest |
    And model "good" is entered with:
      | signed by | release    |
      | header    | permissive |
    Then "by header" is refused with "UNTRUSTED_ARTIFACT" [ASY-CAT-004]
    And "by member" is refused with "INVALID_PARAMS" [ASY-CAT-004]
    And "not there" is refused with "MODEL_NOT_FOUND" [ASY-CAT-004]
    And "by override" is refused with "INVALID_PARAMS" [ASY-CAT-004]
    And the answer to "by query" has status 400 [ASY-CAT-004]
    And "by digest" is refused with "UNTRUSTED_ARTIFACT" [ASY-CAT-004]
    And the answer to "good" has status 201 [ASY-CAT-004]
    And the answer to "good" has: [ASY-CAT-004]
      | trust_policy.mode              | strict |
      | trust_policy.require_signature | true   |

  @ASY-CAT-004 @must
  Scenario: An override activates no model that failed its verification
    Given a server that lets in only what is signed
    When model "M" is entered with:
      | signed by | release |
    And one byte of the weights of model "M" is flipped
    And model "M" is verified as "flipped"
    And the admin calls setCatalogModelState as "overridden" with:
      | path.model_id | {word:M}                              |
      | body          | {"state": "active", "override": true} |
    And model "M" is read as "found"
    And the weights of model "M" are as they were
    And model "M" is verified as "mended"
    And model "M" is moved to active as "moved"
    Then the answer to "flipped" has: [ASY-CAT-004]
      | verification.result | fail |
    And "overridden" is refused with "UNTRUSTED_ARTIFACT" [ASY-CAT-004]
    And the answer to "found" has: [ASY-CAT-004]
      | state | draft |
    And the answer to "moved" has status 202 [ASY-CAT-004]

  @ORCH-3064 @must
  Scenario Outline: A verification that finds <reason> is logged and counted
    Given a server that lets everything in and says what it could not verify
    And a pool "P" with:
      | engine | <engine> |
    When the metrics are read as "before"
    And model "M" is entered with:
      | model_ref | {model:P} |
      | <row>     | <value>   |
      | <other>   | <of>      |
    And the metrics are read as "between"
    And model "M" is verified as "again"
    And the metrics are read as "after"
    And the log tells of 2 verifications of model "M"
    Then the log has 2 lines with: [ORCH-3064(a)]
      | model_id | {word:M} |
      | result   | <result> |
      | reason   | <reason> |
    And from "before" to "between" the metric "catalog_verifications_total" changes by: [ORCH-3064(b)]
      | result | <result> |
      | reason | <reason> |
      | engine | <engine> |
      | change | 1        |
    And from "before" to "after" the metric "catalog_verifications_total" changes by: [ORCH-3064(b)]
      | result | <result> |
      | reason | <reason> |
      | engine | <engine> |
      | change | 2        |
    And from "before" to "after" the metric "catalog_verifications_total" changes by: [ORCH-3064(b)]
      | engine | <engine> |
      | change | 2      |

    Examples:
      | reason         | result | engine   | row       | value    | other          | of      |
      | verified       | pass   | proven   | signed by | release  | tags           | ["a"]   |
      | unsigned       | fail   | unproven | version   | v1       | tags           | ["a"]   |
      | unknown_signer | fail   | unknown  | signed by | stranger | tags           | ["a"]   |
      | bad_signature  | fail   | forged   | signed by | stranger | in the name of | release |

  @ORCH-3064 @must
  Scenario: A model that is refused is logged and counted too
    Given a server that lets in only what is signed
    And a pool "P" with:
      | engine | refused |
    When the metrics are read as "before"
    And model "M" is entered with:
      | model_ref | {model:P} |
    And the metrics are read as "after"
    And the log tells of 1 verifications of model "M"
    Then "M" is refused with "UNTRUSTED_ARTIFACT" [ORCH-3064(b)]
    And the log has a line with: [ORCH-3064(a)]
      | model_id | {word:M} |
      | result   | fail     |
      | reason   | unsigned |
    And from "before" to "after" the metric "catalog_verifications_total" changes by: [ORCH-3064(b)]
      | result | fail     |
      | reason | unsigned |
      | engine | refused  |
      | change | 1        |

  @ASY-CAT-003 @must
  Scenario: A verification reads the weights and the signatures anew, and says what it found
    Given a server that lets in only what is signed
    When model "M" is entered with:
      | signed by | release |
    And model "M" is verified as "well"
    And one byte of the weights of model "M" is flipped
    And model "M" is read as "unasked"
    And model "M" is verified as "flipped"
    And model "M" is read as "kept"
    And the weights of model "M" are lost
    And model "M" is verified as "lost"
    And the weights of model "M" are as they were
    And model "M" is verified as "mended"
    Then the answer to "well" has: [ASY-CAT-003(a), ASY-CAT-003(b)]
      | verification.result   | pass             |
      | verification.at_ms    | {"$min": 1}      |
      | signatures.0.signer   | release          |
      | signatures.0.verified | true             |
      | trust_policy.mode     | strict           |
    And the answer to "flipped" has: [ASY-CAT-003(a), ASY-CAT-003(b)]
      | verification.result | fail            |
      | verification.reason | DIGEST_MISMATCH |
    And the answer to "kept" has: [ASY-CAT-003(b)]
      | verification.result | fail            |
      | verification.reason | DIGEST_MISMATCH |
    And "digest" of the answer to "kept" is the digest of the weights "M" [ASY-CAT-003(a)]
    And the answer to "lost" has: [ASY-CAT-003(c)]
      | verification.result | fail               |
      | verification.reason | UNTRUSTED_ARTIFACT |
    And the answer to "mended" has: [ASY-CAT-003(a)]
      | verification.result   | pass |
      | signatures.0.verified | true |

  @ORCH-3037 @must
  Scenario: Weights that have another digest than was declared are refused
    Given a server that lets in only what is signed
    When model "M" is entered with:
      | digest    | another |
      | signed by | release |
    And model "M" is read as "found"
    And model "good" is entered with:
      | digest    | good    |
      | signed by | release |
    Then "M" is refused with "DIGEST_MISMATCH" and: [ORCH-3037(a)]
      | retriable | false |
    And "found" is refused with "MODEL_NOT_FOUND" [ORCH-3037(a)]
    And the answer to "good" has status 201 [ORCH-3037(a)]

  @ORCH-3037 @must
  Scenario: One flipped byte keeps a model out of its pool, which serves what it had
    Given a server that lets in only what is signed
    And a pool "P"
    And the engines of pool "P" answer:
      | "done" |
    When model "M" is entered with:
      | model_ref | {model:P} |
      | signed by | release   |
    And one byte of the weights of model "M" is flipped
    And pool "P" is reloaded to "{word:M}" as "flipped"
    And pool "P" is resumed as "as before"
    And task "A" is submitted
    And the weights of model "M" are as they were
    And model "M" has become active
    And pool "P" is reloaded to "{word:M}" as "mended"
    Then "flipped" is refused with "DIGEST_MISMATCH" [ORCH-3037(a), ORCH-3037(b)]
    And the answer to "as before" has: [ORCH-3037(a)]
      | ready     | true      |
      | model_ref | {model:P} |
      | draining  | false     |
    And the answer to "mended" has status 202 [ORCH-3037(b)]
    And "model_digest" of the answer to "mended" is the digest of the weights "M" [ORCH-3037(b)]

  @ORCH-3037 @needs-supervision @must
  Scenario: No worker is started on weights that were changed
    Given a server that lets in only what is signed
    And a pool "P"
    And the engines of pool "P" are supervised
    When model "M" is entered with:
      | model_ref | {model:P} |
      | signed by | release   |
    And one byte of the weights of model "M" is flipped
    And pool "P" is reloaded to "{word:M}" as "flipped"
    And the health of pool "P" is read as "after"
    And the weights of model "M" are as they were
    And pool "P" is reloaded to "{word:M}" as "mended"
    And a worker of engine 1 of pool "P" is started for time 2
    Then "flipped" is refused with "DIGEST_MISMATCH" [ORCH-3037(a), ORCH-3037(c)]
    And the answer to "after" has: [ORCH-3037(c)]
      | ready | true |
    And worker 2 of "P" is started only after the step 'the weights of model "M" are as they were' [ORCH-3037(c)]

  @ORCH-3061 @ORCH-3067 @needs-supervision @must
  Scenario: What came in under a permissive policy is not loaded under a strict one
    Given a server of its own
    And a server that lets everything in and says what it could not verify
    And a pool "P" with:
      | restart.base_ms | 20 |
      | restart.cap_ms  | 20 |
    And a pool "Q"
    And the engines of pool "P" are supervised
    And the engines of pool "Q" are supervised
    When model "unsigned" is entered with:
      | model_ref | {model:P} |
    And model "unsigned" has become active
    And model "signed" is entered with:
      | model_ref | {model:Q} |
      | signed by | release   |
    And model "signed" has become active
    And model "draft" is entered with:
      | model_ref | {model:Q} |
    And the server is killed
    And the configuration becomes:
      | catalog.trust_policy.mode | strict |
    And the server is started without waiting for its pools
    And the health of pool "Q" comes to have, as "Q":
      | ready | true |
    And the health of pool "P" comes to have, as "P":
      | last_error | {"$exists": true} |
    And task "A" is submitted to pool "P"
    And pool "Q" is reloaded to "{word:draft}" as "reloaded"
    And model "draft" is moved to active as "moved"
    And model "draft" is entered as "again" with:
      | model_ref | {model:Q} |
      | version   | v2        |
    And model "new" is entered with:
      | model_ref | {model:Q} |
    And the health of pool "P" is read as "still"
    And the health of pool "Q" is read as "other"
    Then the answer to "P" has: [ORCH-3061(b), ORCH-3067]
      | ready | false |
    And the answer to "still" has: [ORCH-3061(b), ORCH-3067]
      | ready | false |
    And 1 workers of engine 1 of pool "P" were started [ORCH-3061(b)]
    And "A" is refused with "POOL_UNREADY" [ORCH-3061(b)]
    And "reloaded" is refused with "UNTRUSTED_ARTIFACT" [ORCH-3061(b), ORCH-3067]
    And "moved" is refused with "UNTRUSTED_ARTIFACT" [ORCH-3061(b)]
    And "new" is refused with "UNTRUSTED_ARTIFACT" [ORCH-3061(a), ORCH-3067]
    And the answer to "other" has: [ORCH-3061(b)]
      | ready | true |
    And 2 workers of engine 1 of pool "Q" were started [ORCH-3061(b)]

  @ORCH-3037 @needs-supervision @must
  Scenario: No worker is started on a file whose digest isn't the one that the configuration names
    Given a server of its own
    And a pool "P" with:
      | model.ref       | weights.bin                                                             |
      | model.path      | {folder}/weights.bin                                                    |
      | model.digest    | sha256:3f0a25bd3479cf7242a083e1f5b374d578bdfcc351c868edf2c79b416edc903f |
      | restart.base_ms | 20                                                                      |
      | restart.cap_ms  | 20                                                                      |
    And a server that a step starts
    And the engines of pool "P" are supervised
    When the server is started without waiting for its pools
    And a file "weights.bin" holds "the right weightz"
    And the health of pool "P" comes to have, as "wrong":
      | last_error | {"$matches": "digest"} |
    And a file "weights.bin" holds "the right weights"
    And the health of pool "P" comes to have, as "right":
      | ready | true |
    Then the answer to "wrong" has: [ORCH-3037(a), ORCH-3037(b)]
      | ready | false |
    And the answer to "right" has: [ORCH-3037(b)]
      | ready | true |
    And 1 workers of engine 1 of pool "P" were started [ORCH-3037(c)]
    And worker 1 of "P" is started only after the step 'a file "weights.bin" holds "the right weights"' [ORCH-3037(c)]
