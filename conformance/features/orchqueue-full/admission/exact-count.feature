Feature: Exact counts

  @ASY-ADM-001 @ASY-ADM-003 @must
  Scenario Outline: The count of the pool's tokenizer replaces an estimate that is <wrong>
    Given a pool "P" with:
      | exact_count           | true    |
      | model.bytes_per_token | <bytes> |
    And the tokenizer of pool "P" counts 60 tokens in every text
    When task "At" is submitted with:
      | ctx        | 100 |
      | max_tokens | 40  |
    And task "Above" is submitted with:
      | ctx        | 100 |
      | max_tokens | 41  |
    Then the tasks "At" are admitted [ASY-ADM-001(a)]
    And "Above" is refused with "INVALID_PARAMS" [ASY-ADM-001(a)]
    And an engine was asked 0 times for task "Above" [ASY-ADM-003(a)]

    Examples:
      | wrong    | bytes |
      | too low  | 64    |
      | too high | 0.25  |
